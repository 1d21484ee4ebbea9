package io.voltgate.simulator.scenario;

import io.voltgate.script.Fact;
import io.voltgate.script.Variables;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The facts of one station as the backend's stream tells them. Used by the runner's thread; a thread of its own reads the stream for as
 * long as it lasts. Each fact stands for one line of the scenario only.
 */
final class StationFacts {
    private static final String DATA = "data: ";
    private final BlockingQueue<JsonNode> heard = new LinkedBlockingQueue<>();
    private final List<JsonNode> left = new ArrayList<>();

    /** Reads until the stream ends. */
    StationFacts(Stream<String> stream) {
        Thread.ofVirtual().name("facts").start(() -> {
            try (stream) {
                stream.filter(line -> line.startsWith(DATA))
                        .forEach(line -> heard.add(JsonMapper.shared()
                                .readTree(line.substring(DATA.length()))
                                .path("data")));
            } catch (UncheckedIOException ended) {
                // by the end of the run, and of its client; what was heard stays heard
                return;
            }
        });
    }

    /** The first of these facts that doesn't come in time, null where all come. */
    @Nullable
    Fact await(List<Fact> wanted, Variables variables, Duration limit) throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        for (Fact fact : wanted) {
            if (!find(fact, variables, deadline)) {
                return fact;
            }
        }
        return null;
    }

    private boolean find(Fact fact, Variables variables, long deadline) throws InterruptedException {
        Iterator<JsonNode> known = left.iterator();
        while (known.hasNext()) {
            if (fact.matches(known.next(), variables)) {
                known.remove();
                return true;
            }
        }
        while (true) {
            JsonNode event = heard.poll(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
            if (event == null) {
                return false;
            }
            if (fact.matches(event, variables)) {
                return true;
            }
            left.add(event);
        }
    }
}

package io.voltgate.simulator.scenario;

import io.voltgate.script.Fact;
import io.voltgate.script.Variables;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The facts of one station that no line of the scenario has claimed yet. Used by the runner's thread; the backend's fills it. Each fact
 * stands for one line only.
 */
final class StationFacts {
    private final BlockingQueue<JsonNode> heard;
    private final List<JsonNode> left = new ArrayList<>();

    StationFacts(BlockingQueue<JsonNode> heard) {
        this.heard = heard;
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

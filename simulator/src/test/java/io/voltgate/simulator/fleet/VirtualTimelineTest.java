package io.voltgate.simulator.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.voltgate.simulator.link.StationLink;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A clock that stands while something is awaited. */
@Timeout(60)
final class VirtualTimelineTest {
    private final VirtualTimeline timeline =
            new VirtualTimeline(0, new VirtualTimeline.Patience(Duration.ofSeconds(20), Duration.ZERO, Duration.ZERO));
    private final List<String> course = new ArrayList<>();

    /** Answers pings from a thread of its own, as links do. */
    private static final class Answering implements StationLink {
        @Override
        public void send(String text) {}

        @Override
        public void close() {}

        @Override
        public boolean ping(Runnable onPong) {
            Thread.ofVirtual().start(onPong);
            return true;
        }
    }

    /** Hears nothing. */
    private static final class Deaf implements StationLink.Listener {
        @Override
        public void opened() {}

        @Override
        public void received(String text) {}

        @Override
        public void closed(String reason) {}
    }

    @Test
    void shouldStandUntilThePongHasCome() throws InterruptedException {
        StationLink link = timeline.dialer(listener -> {
                    listener.opened();
                    return new Answering();
                })
                .dial(new Deaf());
        var _ = timeline.after(1_000, () -> {
            boolean pings = link.ping(() -> course.add("pong at " + timeline.nowMs()));
            course.add("ping " + pings);
        });
        var _ = timeline.after(1_001, () -> course.add("later"));
        timeline.passUntil(10_000);
        assertEquals(List.of("ping true", "pong at 1000", "later"), course);
        assertEquals(0, timeline.givenUp());
        assertTrue(timeline.nowMs() >= 10_000);
    }
}

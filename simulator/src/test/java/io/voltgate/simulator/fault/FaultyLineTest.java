package io.voltgate.simulator.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.voltgate.simulator.link.StationLink;
import io.voltgate.simulator.station.ManualTimeline;
import io.voltgate.simulator.station.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What faults do to the frames of one connection, on time that is moved by hand. */
final class FaultyLineTest {
    private static final String CALL = "[2,\"7\",\"Heartbeat\",{}]";
    private static final String STOP = "[2,\"8\",\"StopTransaction\",{\"transactionId\":5,\"meterStop\":123}]";
    private static final String ANSWER = "[3,\"7\",{}]";
    private static final String ORDER = "[2,\"x\",\"Reset\",{\"type\":\"Soft\"}]";

    private final ManualTimeline timeline = new ManualTimeline();
    private final List<String> told = new ArrayList<>();
    private final List<String> said = new ArrayList<>();
    private final List<String> suffered = new ArrayList<>();
    private StationLink.@Nullable Listener server;
    private Faults faults = new Faults(List.of());
    private @Nullable FaultyLine dialled;

    private StationLink dial(String... words) {
        return dial(1, words);
    }

    private StationLink dial(long seed, String... words) {
        faults = new Faults(Arrays.stream(words).map(Fault::parse).toList());
        FaultyLine line = new FaultyLine(
                listener -> {
                    server = listener;
                    return new Wire();
                },
                timeline,
                faults,
                seed);
        dialled = line;
        line.leadsTo(new Sufferer());
        StationLink link = line.dial(new Ear());
        Objects.requireNonNull(server).opened();
        timeline.pass(0);
        return link;
    }

    /** Whether a problem of the call with this id, sent so many milliseconds ago, is accounted for by what struck the line. */
    private boolean explains(Problem.Kind kind, String frame, long agoMs) {
        long nowMs = timeline.nowMs();
        return Objects.requireNonNull(dialled)
                .explains(new Problem("CS", kind, frame, "Heartbeat", nowMs - agoMs, nowMs, "words"));
    }

    @Test
    void shouldAccountForWhatItDidToAFrameAndForNothingElse() {
        StationLink link =
                dial("wrong-type out StopTransaction once", "drop out Heartbeat once", "truncate in any once");
        link.send(STOP);
        assertTrue(explains(Problem.Kind.REFUSED, "8", 0));
        assertFalse(explains(Problem.Kind.REFUSED, "7", 0), "another frame");
        assertFalse(explains(Problem.Kind.UNANSWERED, "8", 0), "what can be read must be answered");
        timeline.pass(1_000);
        assertFalse(explains(Problem.Kind.REFUSED, "8", 500), "it was said again since, and whole");
        link.send(CALL);
        assertTrue(explains(Problem.Kind.UNANSWERED, "7", 0));
        assertFalse(explains(Problem.Kind.REFUSED, "7", 0), "nobody refuses what never came");
        Objects.requireNonNull(server).received(ORDER);
        timeline.pass(0);
        assertTrue(explains(Problem.Kind.UNREADABLE, told.getLast(), 0));
        assertFalse(explains(Problem.Kind.UNREADABLE, "{", 0));
    }

    @Test
    void shouldAccountForCallsThatWereOnTheWayWhileTheLineWasStruck() {
        StationLink link = dial("stall out Heartbeat 3s once", "half-open out StopTransaction once");
        link.send(CALL);
        timeline.pass(10_000);
        assertTrue(explains(Problem.Kind.UNANSWERED, "6", 8_000));
        assertFalse(explains(Problem.Kind.UNANSWERED, "6", 6_000), "the stall was over");
        link.send(STOP);
        timeline.pass(5_000);
        assertTrue(explains(Problem.Kind.UNANSWERED, "9", 1_000));
        link.close();
        timeline.pass(1_000);
        assertFalse(explains(Problem.Kind.UNANSWERED, "9", 0), "that line is over");
        assertFalse(explains(Problem.Kind.REFUSED, "9", 5_000));
    }

    /** Answers each ping at once. */
    private final class Wire implements StationLink {
        @Override
        public boolean ping(Runnable onPong) {
            onPong.run();
            return true;
        }

        @Override
        public void send(String text) {
            said.add(text);
        }

        @Override
        public void close() {
            said.add("close");
        }

        @Override
        public void cut() {
            said.add("cut");
            Objects.requireNonNull(server).closed("cut");
        }

        @Override
        public boolean hold(boolean on) {
            said.add(on ? "hold" : "go on");
            return true;
        }
    }

    private final class Ear implements StationLink.Listener {
        @Override
        public void opened() {
            told.add("opened");
        }

        @Override
        public void received(String text) {
            told.add(text);
        }

        @Override
        public void closed(String reason) {
            told.add("closed: " + reason);
        }
    }

    private final class Sufferer implements Victim {
        @Override
        public void reboot() {
            suffered.add("reboot");
        }

        @Override
        public void loseQueue() {
            suffered.add("queue");
        }

        @Override
        public void jump(long millis) {
            suffered.add("jump " + millis);
        }
    }

    private void hear(String text) {
        Objects.requireNonNull(server).received(text);
        timeline.pass(0);
    }

    @Test
    void shouldPassWhatNothingStrikes() {
        StationLink link = dial("cut out StopTransaction 100%");
        link.send(CALL);
        hear(ANSWER);
        hear(ORDER);
        assertEquals(List.of(CALL), said);
        assertEquals(List.of("opened", ANSWER, ORDER), told);
        assertEquals(
                "cut out StopTransaction 100%: 0 of 0",
                faults.tallies().getFirst().toString());
    }

    @Test
    void shouldCutBeforeAFrameOrAfterIt() {
        StationLink link = dial("cut out StopTransaction once");
        link.send(STOP);
        timeline.pass(0);
        assertEquals(List.of("cut"), said);
        assertEquals(List.of("opened", "closed: cut"), told);
        said.clear();
        StationLink again = dial("cut out StopTransaction after once");
        again.send(STOP);
        assertEquals(List.of(STOP, "cut"), said);
    }

    @Test
    void shouldKnowTheActionOfAnAnswer() {
        StationLink link = dial("drop in Heartbeat once", "drop in Reset 100%");
        link.send(CALL);
        hear(ANSWER);
        hear(ANSWER);
        hear(ORDER);
        assertEquals(List.of("opened", ANSWER), told);
        assertEquals(1, faults.tallies().getFirst().done());
        assertEquals(2, faults.tallies().getFirst().met());
    }

    @Test
    void shouldStallBothWaysAndThenPassAllInOrder() {
        StationLink link = dial("stall out Heartbeat after once 5s");
        link.send(CALL);
        link.send(STOP);
        hear(ANSWER);
        assertEquals(List.of(CALL), said);
        assertEquals(List.of("opened"), told);
        timeline.pass(5_000);
        assertEquals(List.of(CALL, STOP), said);
        assertEquals(List.of("opened", ANSWER), told);
    }

    @Test
    void shouldLeaveTheServerWithHalfAConnection() {
        StationLink link = dial("half-open out Heartbeat once");
        link.send(CALL);
        link.send(STOP);
        hear(ORDER);
        assertEquals(List.of("hold"), said);
        link.close();
        timeline.pass(0);
        assertEquals(List.of("opened", "closed: the line is dead"), told);
        timeline.pass(60_000);
        assertEquals(List.of("hold", "cut"), said);
        assertEquals(2, told.size());
    }

    @Test
    void shouldKeepPongsFromADeadLineAndHoldThemOnOneThatStalls() {
        StationLink link = dial("stall out Heartbeat after once 30s", "half-open out StopTransaction once");
        link.ping(() -> told.add("pong"));
        timeline.pass(0);
        link.send(CALL);
        link.ping(() -> told.add("late pong"));
        timeline.pass(29_000);
        assertEquals(List.of("opened", "pong"), told);
        timeline.pass(1_000);
        assertEquals(List.of("opened", "pong", "late pong"), told);
        link.send(STOP);
        link.ping(() -> told.add("no pong"));
        timeline.pass(1_000);
        link.cut();
        timeline.pass(0);
        assertEquals(List.of("opened", "pong", "late pong", "closed: the line is dead"), told);
    }

    @Test
    void shouldDelayDuplicateAndReorder() {
        StationLink link =
                dial("delay out Heartbeat once", "duplicate out StopTransaction once", "reorder in any once");
        link.send(CALL);
        link.send(STOP);
        assertEquals(List.of(STOP, STOP), said);
        timeline.pass(2_000);
        assertEquals(List.of(STOP, STOP, CALL), said);
        hear(ORDER);
        hear(ANSWER);
        assertEquals(List.of("opened", ANSWER, ORDER), told);
    }

    @Test
    void shouldNotHoldBackForEverWhatNothingFollows() {
        StationLink _ = dial("reorder in any once");
        hear(ORDER);
        timeline.pass(1_000);
        assertEquals(List.of("opened", ORDER), told);
    }

    @Test
    void shouldDamageTexts() {
        StationLink link = dial("truncate out Heartbeat once", "wrong-type out StopTransaction once");
        link.send(CALL);
        assertTrue(CALL.startsWith(said.getFirst()) && said.getFirst().length() < CALL.length());
        link.send(STOP);
        assertTrue(
                List.of(STOP.replace(":5", ":\"5\""), STOP.replace(":123", ":\"123\""))
                        .contains(said.getLast()),
                said::toString);
    }

    @Test
    void shouldReachIntoTheStation() {
        StationLink link =
                dial("reboot out Heartbeat once", "lost-queue out Heartbeat once", "clock-skew in any once -2m");
        link.send(CALL);
        link.send(CALL);
        hear(ANSWER);
        assertEquals(List.of("reboot", "queue", "jump -120000"), suffered);
        assertEquals(List.of(CALL, CALL), said);
        assertEquals(List.of("opened", ANSWER), told);
    }

    @Test
    void shouldReadSlowly() {
        StationLink link = dial("slow-reader out Heartbeat once 3s");
        link.send(CALL);
        assertEquals(List.of("hold", CALL), said);
        timeline.pass(3_000);
        assertEquals(List.of("hold", CALL, "go on"), said);
    }

    @Test
    void shouldStrikeTheSameFramesFromTheSameSeed() {
        assertEquals(struck(3), struck(3));
        assertNotEquals(struck(3), struck(4));
    }

    private List<String> struck(long seed) {
        said.clear();
        StationLink link = dial(seed, "drop out any 30%");
        for (int i = 0; i < 100; i++) {
            link.send("[2,\"" + i + "\",\"Heartbeat\",{}]");
        }
        assertEquals(100, faults.tallies().getFirst().met());
        assertEquals(100 - said.size(), faults.tallies().getFirst().done());
        return List.copyOf(said);
    }
}

package io.voltgate.simulator.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.voltgate.simulator.CannedServer;
import io.voltgate.simulator.fault.Fault;
import io.voltgate.simulator.link.StationLink;
import io.voltgate.simulator.station.DriverHabits;
import io.voltgate.simulator.station.FakeGateway;
import io.voltgate.simulator.station.SessionRecord;
import io.voltgate.simulator.station.Timeline;
import io.voltgate.simulator.vendor.VendorProfile;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Nights of charging on a virtual clock, and whether they can be repeated to the byte. */
@Timeout(60)
final class VirtualFleetTest {
    private static final Instant EVENING = Instant.parse("2026-01-01T22:00:00Z");
    private static final VirtualFleet.Span NIGHT = new VirtualFleet.Span(EVENING, Duration.ofHours(9), Duration.ZERO);

    private static final VirtualFleet.Span FEW_HOURS =
            new VirtualFleet.Span(EVENING, Duration.ofHours(4), Duration.ZERO);

    private static FleetPlan plan(URI url, long seed) {
        return FleetPlan.to(url)
                .withStations(6)
                .withSessionsPerStation(0)
                .withSampleSeconds(900)
                .withSeed(seed)
                .withHabits(DriverHabits.NORMAL.atSpeed(1));
    }

    private static VirtualFleet.Outcome inMemory(long seed) throws InterruptedException {
        return VirtualFleet.run(plan(URI.create("ws://unused"), seed), NIGHT, Wiring.PLAIN, _ -> new FakeGateway());
    }

    private static VirtualFleet.Outcome overSockets(long seed) throws InterruptedException {
        try (CannedServer server = CannedServer.listening()) {
            return VirtualFleet.run(plan(server.url(), seed).withStations(3), NIGHT, Wiring.PLAIN);
        }
    }

    @Test
    void shouldLiveThroughANight() throws InterruptedException {
        VirtualFleet.Outcome outcome = inMemory(7);
        assertEquals(List.of(), outcome.report().counts().problems());
        assertEquals(0, outcome.unanswered());
        List<SessionRecord> sessions = outcome.records().stream()
                .flatMap(station -> station.sessions().stream())
                .filter(SessionRecord::begun)
                .toList();
        assertTrue(sessions.size() > 60, () -> sessions.size() + " sessions");
        assertTrue(sessions.stream().allMatch(SessionRecord::complete));
        long begin = EVENING.toEpochMilli();
        assertTrue(sessions.stream()
                .allMatch(session -> session.startedAtMs() > begin
                        && session.startedAtMs() < begin + Duration.ofHours(9).toMillis()));
        assertTrue(
                sessions.getLast().startedAtMs() > begin + Duration.ofHours(6).toMillis());
    }

    @Test
    void shouldGiveTheSameFramesForTheSameSeed() throws InterruptedException {
        VirtualFleet.Outcome first = inMemory(7);
        VirtualFleet.Outcome second = inMemory(7);
        assertEquals(first.stations(), second.stations());
        assertEquals(first.sent(), second.sent());
        VirtualFleet.Outcome other = inMemory(8);
        assertNotEquals(first.sent(), other.sent());
        first.stations()
                .forEach((identity, digest) -> assertNotEquals(
                        digest.sent(), other.stations().get(identity).sent()));
    }

    @Test
    void shouldGiveTheSameFramesOverSockets() throws InterruptedException {
        VirtualFleet.Outcome first = overSockets(7);
        assertEquals(List.of(), first.report().counts().problems());
        assertEquals(0, first.unanswered());
        assertTrue(
                first.report().counts().sessionsDone() > 20,
                () -> first.report().counts().toString());
        VirtualFleet.Outcome second = overSockets(7);
        assertEquals(first.stations(), second.stations());
        assertEquals(64, first.sent().length());
        assertNotEquals(first.sent(), overSockets(8).sent());
    }

    /** Everything that can go wrong, on models that do much otherwise than the standard says. */
    private static FleetPlan hard(URI url, long seed) {
        return plan(url, seed)
                .withProfiles(VendorProfile.all())
                .withStations(VendorProfile.all().size())
                .withSampleSeconds(300)
                .withFaults(Stream.of(
                                "cut out StopTransaction after 20%",
                                "cut in StartTransaction 20%",
                                "half-open out TransactionEvent after 2%",
                                "stall in any 40s 1%",
                                "delay out MeterValues 5s 5%",
                                "duplicate out any 2%",
                                "reorder in any 2%",
                                "drop in any 2%",
                                "truncate out MeterValues 5%",
                                "wrong-type out any 2%",
                                "slow-reader out any 1%",
                                "reboot out Heartbeat 2%",
                                "lost-queue out TransactionEvent 1%",
                                "clock-skew out Heartbeat 2%")
                        .map(Fault::parse)
                        .toList());
    }

    private static VirtualFleet.Outcome hardTimes(long seed) throws InterruptedException {
        LoadBalancer server = new LoadBalancer(0);
        return VirtualFleet.run(hard(URI.create("ws://unused"), seed), FEW_HOURS, Wiring.PLAIN, server::dialer);
    }

    @Test
    void shouldGoWrongTheSameWayForTheSameSeed() throws InterruptedException {
        VirtualFleet.Outcome first = hardTimes(7);
        VirtualFleet.Outcome second = hardTimes(7);
        assertEquals(0, first.unanswered());
        assertEquals(first.stations(), second.stations());
        assertEquals(first.report().faults(), second.report().faults());
        assertTrue(
                first.report().faults().stream().allMatch(fault -> fault.done() > 0),
                () -> first.report().faults().toString());
        assertEquals(List.of(), first.report().complaints());
        assertTrue(
                first.report().counts().sessionsDone() > 60,
                () -> first.report().counts().toString());
        assertNotEquals(first.sent(), hardTimes(8).sent());
    }

    @Test
    void shouldGoWrongTheSameWayOverSockets() throws InterruptedException {
        List<String> digests = new ArrayList<>();
        for (int run = 0; run < 2; run++) {
            try (CannedServer server = CannedServer.listening()) {
                FleetPlan plan = hard(server.url(), 7)
                        .withStations(4)
                        .withFaults(Stream.of(
                                        "cut out StopTransaction after 20%",
                                        "cut out MeterValues 2%",
                                        "duplicate out any 3%",
                                        "drop in any 3%",
                                        "half-open out Heartbeat after 2%",
                                        "reboot out MeterValues once",
                                        "lost-queue out MeterValues 1%")
                                .map(Fault::parse)
                                .toList());
                VirtualFleet.Outcome outcome = VirtualFleet.run(plan, FEW_HOURS, Wiring.PLAIN);
                assertEquals(List.of(), outcome.report().complaints());
                assertTrue(outcome.report().faults().stream().allMatch(fault -> fault.done() > 0));
                digests.add(outcome.stations().toString());
            }
        }
        assertEquals(digests.getFirst(), digests.getLast());
    }

    @Test
    void shouldStandStillWhileAnAnswerIsOutstanding() throws InterruptedException {
        VirtualTimeline timeline = new VirtualTimeline(
                1_000, new VirtualTimeline.Patience(Duration.ofSeconds(2), Duration.ofMillis(50), Duration.ZERO));
        List<String> course = new ArrayList<>();
        StationLink.Dialer dialer = timeline.dialer(listener -> {
            listener.opened();
            return new AnswersOnlyA(listener);
        });
        StationLink link = dialer.dial(new StationLink.Listener() {
            @Override
            public void opened() {
                course.add("opened at " + timeline.nowMs());
            }

            @Override
            public void received(String text) {
                course.add(text + " at " + timeline.nowMs());
            }

            @Override
            public void closed(String reason) {
                course.add("closed");
            }
        });
        timeline.execute(() -> link.send("[2,\"a\",\"Heartbeat\",{}]"));
        Timeline.Timer _ = timeline.after(10, () -> course.add("ten at " + timeline.nowMs()));
        timeline.passUntil(2_000);
        assertEquals(List.of("opened at 1000", "[3,\"a\",{}] at 1000", "ten at 1010"), course);
        assertEquals(0, timeline.givenUp());
        timeline.execute(() -> link.send("[2,\"b\",\"Heartbeat\",{}]"));
        timeline.passUntil(3_000);
        assertEquals(1, timeline.givenUp());
    }

    /** Answers on a thread of its own, as links do. */
    private record AnswersOnlyA(StationLink.Listener listener) implements StationLink {
        @Override
        public void send(String text) {
            if (text.contains("\"a\"")) {
                Thread.ofVirtual().start(() -> listener.received("[3,\"a\",{}]"));
            }
        }

        @Override
        public void close() {}
    }
}

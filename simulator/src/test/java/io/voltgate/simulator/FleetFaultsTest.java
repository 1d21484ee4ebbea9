package io.voltgate.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.voltgate.simulator.fault.Fault;
import io.voltgate.simulator.fault.Faults;
import io.voltgate.simulator.fleet.Fleet;
import io.voltgate.simulator.fleet.FleetPlan;
import io.voltgate.simulator.fleet.VersionMix;
import io.voltgate.simulator.fleet.Wiring;
import io.voltgate.simulator.station.DriverHabits;
import io.voltgate.simulator.station.Patience;
import io.voltgate.simulator.vendor.VendorProfile;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Fleets on which things go wrong, over light links; whatever happens, each session's truth is told. */
@Timeout(120)
final class FleetFaultsTest {
    private static FleetPlan plan(CannedServer server) {
        return FleetPlan.to(server.url())
                .withLink(FleetPlan.Link.LIGHT)
                .withHabits(new DriverHabits(2_000, 500, 3_000, 0, 60_000))
                .withPatience(new Patience(4_000, 20, 0, 20, 100));
    }

    @Test
    void shouldTellTheTruthThroughCutsAndDamage() throws InterruptedException {
        List<Fault> faults = List.of(
                Fault.parse("cut out StopTransaction after 30%"),
                Fault.parse("cut out StartTransaction 30%"),
                Fault.parse("duplicate out any 5%"),
                Fault.parse("reorder in any 5%"),
                Fault.parse("reboot out MeterValues once"),
                Fault.parse("stall out TransactionEvent 300ms 3%"),
                Fault.parse("drop in StopTransaction 2%"));
        try (CannedServer server = CannedServer.listening();
                Fleet fleet = Fleet.start(
                        plan(server).withStations(20).withSessionsPerStation(3).withFaults(faults))) {
            assertTrue(fleet.awaitDone(Duration.ofSeconds(90)), () -> fleet.counts() + " " + fleet.faults());
            assertEquals(List.of(), fleet.complaints());
            assertEquals(60, fleet.counts().sessionsDone());
            assertTrue(
                    fleet.counts().reconnects() > 0 || fleet.faults().getFirst().done() > 0);
            assertTrue(fleet.faults().stream().mapToLong(Faults.Tally::done).sum() > 10);
        }
    }

    /** Faults strike boots only; what the server does to meter values is its own fault. */
    @Test
    void shouldBlameTheServerForWhatNoFaultExplains() throws InterruptedException {
        try (CannedServer server = CannedServer.listening()) {
            server.spoil((action, answer) -> action.equals("MeterValues")
                    ? answer.replaceFirst("\\[3,(\"[^\"]*\").*", "[4,$1,\"InternalError\",\"\",{}]")
                    : answer);
            try (Fleet fleet = Fleet.start(plan(server)
                    .withStations(2)
                    .withPatience(new Patience(4_000, 2, 0, 20, 100))
                    .withVersions(VersionMix.parse("1.6"))
                    .withSessionsPerStation(1)
                    .withFaults(List.of(Fault.parse("duplicate out BootNotification 100%"))))) {
                assertTrue(fleet.awaitDone(Duration.ofSeconds(60)), () -> fleet.counts() + " " + fleet.faults());
                List<String> complaints = fleet.complaints();
                assertTrue(
                        complaints.stream()
                                .anyMatch(each -> each.contains("MeterValues was answered with InternalError")),
                        complaints::toString);
                assertTrue(
                        complaints.stream().anyMatch(each -> each.contains("MeterValues was given up")),
                        complaints::toString);
                assertTrue(
                        complaints.stream().anyMatch(each -> each.endsWith("is not complete")), complaints::toString);
                assertEquals(0, fleet.counts().excused());
            }
        }
    }

    /** The first stop of each station is lost on the way: no answer comes, and that is excused. */
    @Test
    void shouldExcuseWhatAFaultDidToThatFrame() throws InterruptedException {
        try (CannedServer server = CannedServer.listening();
                Fleet fleet = Fleet.start(plan(server)
                        .withStations(2)
                        .withVersions(VersionMix.parse("1.6"))
                        .withSessionsPerStation(1)
                        .withFaults(List.of(Fault.parse("drop out StopTransaction once"))))) {
            assertTrue(fleet.awaitDone(Duration.ofSeconds(60)), () -> fleet.counts() + " " + fleet.faults());
            assertEquals(List.of(), fleet.complaints());
            assertEquals(2, fleet.counts().excused());
            assertEquals(2, fleet.counts().timeouts());
        }
    }

    @Test
    void shouldExcuseWhatAStationLost() throws InterruptedException {
        try (CannedServer server = CannedServer.listening();
                Fleet fleet = Fleet.start(plan(server)
                        .withStations(5)
                        .withSessionsPerStation(2)
                        .withFaults(List.of(
                                Fault.parse("lost-queue out StopTransaction once"),
                                Fault.parse("lost-queue out TransactionEvent 5%"))))) {
            assertTrue(fleet.awaitDone(Duration.ofSeconds(60)), () -> fleet.counts() + " " + fleet.faults());
            assertTrue(fleet.lostMessages() > 0);
            assertEquals(List.of(), fleet.complaints());
        }
    }

    @Test
    void shouldRunModelsOfEveryKindAndReportIt(@TempDir Path folder) throws InterruptedException, IOException {
        Path page = folder.resolve("fleet.html");
        StringWriter out = new StringWriter();
        try (CannedServer server = CannedServer.listening()) {
            FleetPlan plan = plan(server)
                    .withStations(8)
                    .withProfiles(List.of(
                            VendorProfile.named("schneider"),
                            VendorProfile.named("micro-ocpp"),
                            VendorProfile.named("eager"),
                            VendorProfile.named("plain-dc")));
            RunCommand.Terms terms = new RunCommand.Terms(Duration.ofSeconds(60), Duration.ofSeconds(10), page);
            assertEquals(0, RunCommand.run(plan, Wiring.PLAIN, terms, new PrintWriter(out)), out::toString);
            long plates = server.heard().stream()
                    .filter(call -> call.action().equals("BootNotification"))
                    .filter(call -> call.payload().contains("Schneider")
                            || call.payload().contains("Plain DC"))
                    .count();
            assertEquals(4, plates);
        }
        String html = Files.readString(page);
        assertTrue(html.contains("All went well.") && html.contains("<polyline"), html);
        assertTrue(!html.contains("<script") && !html.contains("NaN"), html);
        JsonNode json = JsonMapper.shared().readTree(Files.readString(folder.resolve("fleet.json")));
        assertEquals(8, json.path("sessions").size());
        assertTrue(json.path("percentiles").size() > 10);
        assertTrue(json.path("allBootedMillis").asLong() > 0);
        JsonNode boots = json.path("actions").get(0);
        assertTrue(boots.path("count").asLong() >= 8, json::toString);
    }
}

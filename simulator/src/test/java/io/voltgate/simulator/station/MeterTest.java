package io.voltgate.simulator.station;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.voltgate.domain.Sample;
import io.voltgate.domain.SignedReading;
import io.voltgate.domain.StationTime;
import io.voltgate.ocpp.OcppVersion;
import io.voltgate.signed.MeterKey;
import io.voltgate.signed.RegisteredKey;
import io.voltgate.signed.SignedSamples;
import io.voltgate.simulator.station.power.Outlet;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** What meters tell: the measurands that are configured, when they are to be told, and signed if so. */
final class MeterTest {
    private static List<String> measurands(JsonNode meterValue) {
        List<String> names = new ArrayList<>();
        meterValue.path("sampledValue").forEach(each -> {
            String phase = Json.text(each, "phase");
            names.add(Json.text(each, "measurand") + (phase.isEmpty() ? "" : " " + phase));
        });
        return names;
    }

    private static JsonNode meterValue(FakeGateway.Heard call) {
        return call.payload().path("meterValue").path(0);
    }

    private static FakeGateway.Heard sample(Workbench bench) {
        return bench.last(bench.is16() ? "MeterValues" : "TransactionEvent");
    }

    @ParameterizedTest
    @EnumSource(OcppVersion.class)
    void shouldTellTheMeasurandsThatAreConfiguredByPhase(OcppVersion version) {
        Workbench bench = Workbench.of(version);
        bench.set(
                "MeterValuesSampledData",
                "SampledDataCtrlr",
                "TxUpdatedMeasurands",
                "Energy.Active.Import.Register,Current.Import,Voltage,Frequency,Power.Factor,Power.Offered");
        bench.set("MeterValueSampleInterval", "SampledDataCtrlr", "TxUpdatedInterval", "20");
        bench.charge(1, "A");
        bench.timeline.pass(21_000);
        JsonNode value = meterValue(sample(bench));
        assertEquals(
                List.of(
                        "Energy.Active.Import.Register",
                        "Current.Import L1",
                        "Current.Import L2",
                        "Current.Import L3",
                        "Voltage L1-N",
                        "Voltage L2-N",
                        "Voltage L3-N",
                        "Frequency",
                        "Power.Factor",
                        "Power.Offered"),
                measurands(value));
        double amps = Double.parseDouble(Json.text(value.path("sampledValue").path(1), "value"));
        double volts = Double.parseDouble(Json.text(value.path("sampledValue").path(4), "value"));
        assertEquals(11_040 / 3.0, amps * volts, 5);
    }

    @Test
    void shouldTellOneCurrentOnDirectCurrent() {
        Workbench bench = new Workbench(OcppVersion.V201, new Outlet(0, 50_000));
        bench.set("", "SampledDataCtrlr", "TxUpdatedMeasurands", "Current.Import,Voltage");
        bench.charge(1, "A");
        bench.timeline.pass(61_000);
        assertEquals(List.of("Current.Import", "Voltage"), measurands(meterValue(sample(bench))));
    }

    @ParameterizedTest
    @EnumSource(OcppVersion.class)
    void shouldSayNothingWhereNoMeasurandIsConfigured(OcppVersion version) {
        Workbench bench = Workbench.of(version);
        bench.set("MeterValuesSampledData", "SampledDataCtrlr", "TxUpdatedMeasurands", "");
        bench.charge(1, "A");
        long before = bench.gateway.heard().size();
        bench.timeline.pass(130_000);
        assertEquals(before, bench.gateway.heard().size());
    }

    @ParameterizedTest
    @EnumSource(OcppVersion.class)
    void shouldReadAtTheClocksFullIntervals(OcppVersion version) {
        Workbench bench = Workbench.of(version);
        bench.set("MeterValueSampleInterval", "SampledDataCtrlr", "TxUpdatedInterval", "0");
        bench.set("ClockAlignedDataInterval", "AlignedDataCtrlr", "Interval", "900");
        bench.charge(1, "A");
        bench.timeline.pass(3_600_000);
        List<FakeGateway.Heard> told = bench.gateway.heard().stream()
                .filter(call -> call.payload().toString().contains("Sample.Clock"))
                .toList();
        assertEquals(bench.is16() ? 8 : 4, told.size());
        told.forEach(call ->
                assertTrue(Json.moment(Json.text(meterValue(call), "timestamp")) % 900_000 < 10, call::toString));
        if (!bench.is16()) {
            assertEquals("MeterValueClock", told.getLast().text("triggerReason"));
        }
    }

    @Test
    void shouldAddBeginAndEndToTheStopIn16() {
        Workbench bench = Workbench.of(OcppVersion.V16);
        bench.set("StopTxnSampledData", "", "", "Energy.Active.Import.Register");
        bench.charge(1, "A");
        bench.timeline.pass(600_000);
        bench.swipe(1, "A");
        JsonNode stop = bench.last("StopTransaction").payload();
        JsonNode data = stop.path("transactionData");
        assertEquals(2, data.size());
        JsonNode begin = data.path(0).path("sampledValue").path(0);
        JsonNode end = data.path(1).path("sampledValue").path(0);
        assertEquals("Transaction.Begin", Json.text(begin, "context"));
        assertEquals("Transaction.End", Json.text(end, "context"));
        assertEquals(bench.last("StartTransaction").text("meterStart"), Json.text(begin, "value"));
        assertEquals(Json.text(stop, "meterStop"), Json.text(end, "value"));
    }

    /** What a station signed, as samples that carry the records. */
    private static List<Sample> signed(Workbench bench) {
        List<Sample> samples = new ArrayList<>();
        if (bench.is16()) {
            bench.last("StopTransaction")
                    .payload()
                    .path("transactionData")
                    .forEach(value -> value.path("sampledValue")
                            .forEach(each -> samples.add(carrying(Json.text(each, "value")))));
        } else {
            bench.gateway
                    .heard("TransactionEvent")
                    .forEach(event -> meterValue(event).path("sampledValue").forEach(each -> {
                        if (each.has("signedMeterValue")) {
                            samples.add(carrying(each.path("signedMeterValue").toString()));
                        }
                    }));
        }
        return samples;
    }

    private static Sample carrying(String record) {
        return new Sample(StationTime.receivedAt(0), Sample.IMPORT_REGISTER, "", "", "", "Wh", 0, "0", record);
    }

    @ParameterizedTest
    @EnumSource(OcppVersion.class)
    void shouldSignBeginAndEndSoThatTheKeyVerifiesThem(OcppVersion version) {
        Workbench bench = Workbench.of(version);
        bench.set("MeterValueSignReadings", "SampledDataCtrlr", "SignReadings", "true");
        bench.charge(1, "A");
        bench.timeline.pass(600_000);
        bench.swipe(1, "A");
        List<Sample> samples = signed(bench);
        assertEquals(2, samples.size());
        MeterKey key = MeterKey.read(
                        bench.station.protocol().metering().signer().publicKey(), null)
                .orElseThrow();
        List<SignedReading> readings =
                SignedSamples.verified(samples, null, List.of(new RegisteredKey(key, null))).stream()
                        .flatMap(each -> each.readings().stream())
                        .toList();
        assertEquals(
                List.of(SignedReading.Outcome.VALID, SignedReading.Outcome.VALID),
                readings.stream().map(SignedReading::outcome).toList(),
                readings::toString);
        assertEquals(
                List.of("B", "E"),
                readings.stream().map(SignedReading::occasion).toList());
        MeterSigner other = new MeterSigner("CS-2", 8);
        assertFalse(other.publicKey()
                .equals(bench.station.protocol().metering().signer().publicKey()));
    }

    @Test
    void shouldSignTheSameBytesForTheSameSeed() {
        Reading reading = new Reading(1_790_000_000_000L, 1234, 0, 50, 0, 3, 20, 0);
        String one = new MeterSigner("CS-1", 7).record(reading, "A\"B", "B");
        assertEquals(one, new MeterSigner("CS-1", 7).record(reading, "A\"B", "B"));
        assertTrue(one.contains("\"RV\":1.234"), one);
    }

    @ParameterizedTest
    @EnumSource(OcppVersion.class)
    void shouldGoThroughTheStatesOfItsVersion(OcppVersion version) {
        Workbench bench = Workbench.of(version);
        bench.gateway.heard().clear();
        bench.charge(1, "A");
        bench.station.byHand().fault(1, "OverCurrentFailure");
        bench.timeline.pass(0);
        bench.station.byHand().clear(1);
        bench.timeline.pass(0);
        bench.station.byHand().unplug(1);
        bench.timeline.pass(0);
        List<String> words = bench.gateway.heard("StatusNotification").stream()
                .map(call -> call.text(bench.is16() ? "status" : "connectorStatus"))
                .toList();
        assertEquals(
                bench.is16()
                        ? List.of("Preparing", "Charging", "Finishing", "Faulted", "Finishing", "Available")
                        : List.of("Occupied", "Faulted", "Occupied", "Available"),
                words);
        if (bench.is16()) {
            assertTrue(bench.gateway.heard("StatusNotification").stream()
                    .anyMatch(call -> call.text("errorCode").equals("OverCurrentFailure")));
        }
    }

    @Test
    void shouldTellThatTheVehicleTakesNoMore() {
        Workbench bench = Workbench.of(OcppVersion.V201);
        bench.station.byHand().plug(1, Workbench.CAR, 99);
        bench.swipe(1, "A");
        bench.timeline.pass(3 * 3_600_000);
        assertEquals(PlugState.SUSPENDED_EV, bench.state(1));
        assertTrue(bench.gateway.heard("TransactionEvent").stream()
                .anyMatch(call -> call.text("transactionInfo.chargingState").equals("SuspendedEV")
                        && call.text("triggerReason").equals("ChargingStateChanged")));
    }
}

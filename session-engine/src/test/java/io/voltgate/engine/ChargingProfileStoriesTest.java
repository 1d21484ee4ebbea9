package io.voltgate.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.voltgate.domain.ChargingProfile;
import io.voltgate.domain.ChargingProfile.Period;
import io.voltgate.domain.Command;
import io.voltgate.domain.CommandFact;
import io.voltgate.domain.ConnectorId;
import io.voltgate.domain.Finding;
import io.voltgate.domain.FunctionFact;
import io.voltgate.domain.ReportItem;
import io.voltgate.domain.ReportKind;
import io.voltgate.domain.ReportedProfile;
import io.voltgate.domain.Request;
import io.voltgate.domain.TransactionId;
import io.voltgate.domain.Variable;
import io.voltgate.domain.VariableAnswer;
import io.voltgate.domain.Wish;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Charging profiles of one station: what may be ordered, what it has, and whether it goes by it. */
class ChargingProfileStoriesTest {
    private static final TransactionId T1 = new TransactionId("T1");
    private final FunctionStage stage = new FunctionStage("ocpp2.0.1");

    @AfterEach
    void recovers() {
        stage.recovers();
    }

    private static Period period(int second, int limit) {
        return new Period(second, BigDecimal.valueOf(limit), null);
    }

    private static ChargingProfile profile(int id, String purpose, @Nullable TransactionId transaction) {
        return profile(id, purpose, "Absolute", transaction, FunctionStage.NOON, period(0, 16));
    }

    private static ChargingProfile profile(
            int id,
            String purpose,
            String kind,
            @Nullable TransactionId transaction,
            @Nullable Long startMs,
            Period... periods) {
        ChargingProfile.Schedule schedule = new ChargingProfile.Schedule("A", startMs, null, null, List.of(periods));
        return new ChargingProfile(id, 1, purpose, kind, null, null, null, transaction, List.of(schedule));
    }

    private @Nullable String objection(ConnectorId connector, ChargingProfile profile) {
        int before = stage.facts(CommandFact.CommandAccepted.class).size();
        Output.Receipt receipt = stage.order(new Command.SetChargingProfile(connector, profile));
        assertEquals(
                receipt.refusal() == null,
                stage.facts(CommandFact.CommandAccepted.class).size() > before);
        return receipt.detail();
    }

    private void install(ConnectorId connector, ChargingProfile profile) {
        assertNull(objection(connector, profile));
        stage.accept();
        assertEquals(
                profile, stage.last(FunctionFact.ChargingProfileInstalled.class).profile());
    }

    private void start() {
        stage.ask(event(Request.Phase.STARTED, 0));
    }

    private static Request.TransactionEvent event(Request.Phase phase, int seqNo) {
        return new Request.TransactionEvent(
                phase,
                T1,
                seqNo,
                "Trigger",
                false,
                FunctionStage.ONE,
                FunctionStage.CARD,
                "",
                "",
                null,
                null,
                List.of(),
                FunctionStage.at(seqNo * 60));
    }

    @Test
    void shouldRefuseATxProfileWithoutItsTransaction() {
        String needed = "a TxProfile needs a transaction that runs there (K01.FR.03, K01.FR.09)";
        assertEquals(needed, objection(FunctionStage.ONE, profile(1, "TxProfile", null)));
        assertEquals(needed, objection(FunctionStage.ONE, profile(1, "TxProfile", T1)));
        start();
        assertEquals(needed, objection(ConnectorId.numbered(2), profile(1, "TxProfile", T1)));
        assertEquals(
                "a TxProfile is for one EVSE (K01.FR.16)", objection(ConnectorId.STATION, profile(1, "TxProfile", T1)));
        install(FunctionStage.ONE, profile(1, "TxProfile", T1));
    }

    @Test
    void shouldRefusePurposesInThePlaceWhereTheyMeanNothing() {
        assertEquals(
                "ChargingStationExternalConstraints is set by external systems only (K01.FR.22)",
                objection(ConnectorId.STATION, profile(1, "ChargingStationExternalConstraints", null)));
        assertEquals(
                "ChargingStationMaxProfile is for the station as a whole (K01.FR.03)",
                objection(FunctionStage.ONE, profile(1, "ChargingStationMaxProfile", null)));
        assertEquals(
                "only a TxProfile names a transaction (K01.FR.03)",
                objection(FunctionStage.ONE, profile(1, "TxDefaultProfile", T1)));
    }

    @Test
    void shouldRefuseSchedulesThatSayNothing() {
        long noon = FunctionStage.NOON;
        assertEquals(
                "the first period of a schedule starts at 0 (K01.FR.31)",
                objection(FunctionStage.ONE, profile(1, "TxDefaultProfile", "Absolute", null, noon, period(5, 1))));
        assertEquals(
                "the periods of a schedule start one after the other (K01.FR.35)",
                objection(
                        FunctionStage.ONE,
                        profile(1, "TxDefaultProfile", "Absolute", null, noon, period(0, 1), period(0, 2))));
        assertEquals(
                "a Relative schedule has no start (K01.FR.41)",
                objection(FunctionStage.ONE, profile(1, "TxDefaultProfile", "Relative", null, noon, period(0, 1))));
        assertEquals(
                "an Absolute or Recurring schedule has a start (K01.FR.40)",
                objection(FunctionStage.ONE, profile(1, "TxDefaultProfile", "Absolute", null, null, period(0, 1))));
        assertEquals(
                "a profile is Daily or Weekly if it is Recurring, and only then",
                objection(FunctionStage.ONE, profile(1, "TxDefaultProfile", "Recurring", null, noon, period(0, 1))));
    }

    @Test
    void shouldRefuseASecondOneWithTheSamePurposeStackLevelAndPlace() {
        install(FunctionStage.ONE, profile(1, "TxDefaultProfile", null));
        assertEquals(
                "profile 1 has the same purpose, stack level and place (K01.FR.06)",
                objection(FunctionStage.ONE, profile(2, "TxDefaultProfile", null)));
        install(ConnectorId.numbered(2), profile(2, "TxDefaultProfile", null));
        install(FunctionStage.ONE, profile(1, "TxDefaultProfile", null));
    }

    @Test
    void shouldRefuseWhatTheStationSaysItCanNotTake() {
        stage.order(new Command.GetVariables(List.of(Variable.of("SmartChargingCtrlr", "ProfileStackLevel"))));
        stage.tell(read("ProfileStackLevel", "0"), read("PeriodsPerSchedule", "1"), read("RateUnit", "W"));
        assertEquals(
                "the station takes stack levels from 0 to 0",
                objection(FunctionStage.ONE, profile(1, "TxDefaultProfile", null)));
    }

    private static VariableAnswer read(String name, String value) {
        return new VariableAnswer(Variable.of("SmartChargingCtrlr", name), "Actual", "Accepted", value, null);
    }

    @Test
    void shouldForgetATxProfileWithItsSession() {
        start();
        install(FunctionStage.ONE, profile(1, "TxProfile", T1));
        install(FunctionStage.ONE, profile(2, "TxDefaultProfile", null));
        stage.ask(event(Request.Phase.ENDED, 1));
        FunctionFact.ChargingProfilesRemoved removed = stage.last(FunctionFact.ChargingProfilesRemoved.class);
        assertEquals(List.of(1), removed.profiles());
        assertEquals("SessionEnded", removed.reason());
        stage.nothingCalled();
    }

    @Test
    void shouldForgetWhatIsCleared() {
        install(FunctionStage.ONE, profile(1, "TxDefaultProfile", null));
        install(ConnectorId.STATION, profile(2, "ChargingStationMaxProfile", null));
        install(ConnectorId.numbered(2), profile(3, "TxDefaultProfile", null));
        stage.order(new Command.ClearChargingProfile(null, FunctionStage.ONE, "TxDefaultProfile", null));
        stage.accept();
        assertEquals(
                List.of(1),
                stage.last(FunctionFact.ChargingProfilesRemoved.class).profiles());
        stage.order(new Command.ClearChargingProfile(3, null, null, null));
        stage.reject("Unknown");
        assertEquals(
                List.of(3),
                stage.last(FunctionFact.ChargingProfilesRemoved.class).profiles());
    }

    @Test
    void quirk71_shouldClearTheDefaultAfterASessionWhereTheModelDoesNotLetGoOfIt() {
        stage.directory.trait(new StationTraits(
                0,
                false,
                Set.of(),
                Set.of(),
                0,
                false,
                Set.of(),
                "",
                true,
                Set.of(),
                0,
                StationTraits.Charging.STANDARD));
        stage.boot("1.0");
        install(FunctionStage.ONE, profile(2, "TxDefaultProfile", null));
        start();
        stage.ask(event(Request.Phase.ENDED, 1));
        assertEquals(
                new Command.ClearChargingProfile(null, FunctionStage.ONE, "TxDefaultProfile", null),
                stage.called(Command.ClearChargingProfile.class));
        stage.accept();
        assertEquals(
                List.of(2),
                stage.last(FunctionFact.ChargingProfilesRemoved.class).profiles());
    }

    @Test
    void shouldTakeOverWhatTheStationReports() {
        install(FunctionStage.ONE, profile(1, "TxDefaultProfile", null));
        ChargingProfile foreign = profile(9, "ChargingStationExternalConstraints", null);
        stage.ask(new Request.ReportPart(
                ReportKind.CHARGING_PROFILES,
                7,
                null,
                false,
                FunctionStage.at(60),
                List.of(
                        item(FunctionStage.ONE, profile(1, "TxDefaultProfile", null)),
                        item(ConnectorId.STATION, foreign))));
        assertEquals(2, stage.facts(FunctionFact.ChargingProfileInstalled.class).size());
        assertEquals(
                "EMS", stage.last(FunctionFact.ChargingProfileInstalled.class).source());
        assertEquals(
                foreign, stage.last(FunctionFact.ChargingProfileInstalled.class).profile());
    }

    private static ReportItem item(ConnectorId place, ChargingProfile profile) {
        return new ReportItem(place.evse() + "/" + profile.id(), "{}", new ReportedProfile(place, "EMS", profile));
    }

    private FunctionFact.CompositeScheduleChecked check(int told) {
        stage.wish(new Wish.CheckProfiles(FunctionStage.ONE, 3_600));
        stage.called(Command.GetCompositeSchedule.class);
        stage.answer(true, "Accepted", new Finding.Composite(FunctionStage.NOON, 3_600, "A", List.of(period(0, told))));
        return stage.last(FunctionFact.CompositeScheduleChecked.class);
    }

    @Test
    void shouldCompareTheLimitsThatTheStationGoesBy() {
        install(FunctionStage.ONE, profile(1, "TxDefaultProfile", null));
        assertTrue(check(16).agrees());
        assertEquals("", check(16).difference());
        assertFalse(check(32).agrees());
        assertEquals("at 2026-03-01T12:00:00Z 32 instead of 16 A", check(32).difference());
    }

    @Test
    void shouldSayWhyALimitWasNotCompared() {
        stage.wish(new Wish.CheckProfiles(FunctionStage.ONE, 3_600));
        stage.reject("Rejected");
        assertEquals(
                "the station answered Rejected",
                stage.last(FunctionFact.CompositeScheduleChecked.class).difference());
        install(FunctionStage.ONE, profile(1, "TxDefaultProfile", null));
        stage.wish(new Wish.CheckProfiles(FunctionStage.ONE, 3_600));
        stage.answer(
                true, "Accepted", new Finding.Composite(FunctionStage.NOON, 3_600, "W", List.of(period(0, 11_000))));
        assertEquals(
                "not compared: profiles have another unit than W",
                stage.last(FunctionFact.CompositeScheduleChecked.class).difference());
    }
}

package io.voltgate.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.voltgate.domain.ChargingProfile;
import io.voltgate.domain.ChargingProfile.Period;
import io.voltgate.domain.ConnectorId;
import io.voltgate.domain.Finding;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The limits that follow from profiles: one case a rule, in seconds after noon. */
class CompositeScheduleTest {
    private static final long NOON = FunctionStage.NOON;
    private static final int HOUR = 3_600;
    private static final int DAY = 86_400;
    private static final ConnectorId ONE = ConnectorId.numbered(1);
    private final List<InstalledProfile> profiles = new ArrayList<>();
    private Optional<Long> begun = Optional.empty();

    private static List<Period> periods(int... startsAndLimits) {
        List<Period> periods = new ArrayList<>();
        for (int i = 0; i < startsAndLimits.length; i += 2) {
            periods.add(new Period(startsAndLimits[i], BigDecimal.valueOf(startsAndLimits[i + 1]), null));
        }
        return periods;
    }

    private void install(String purpose, int stackLevel, String kind, ChargingProfile.Schedule schedule) {
        install(purpose, stackLevel, kind, null, schedule);
    }

    private void install(
            String purpose, int stackLevel, String kind, @Nullable Long validTo, ChargingProfile.Schedule schedule) {
        String recurrency = kind.equals("Recurring") ? "Daily" : null;
        ConnectorId place = purpose.startsWith("Charging") ? ConnectorId.STATION : ONE;
        profiles.add(new InstalledProfile(
                place,
                new ChargingProfile(
                        profiles.size() + 1,
                        stackLevel,
                        purpose,
                        kind,
                        recurrency,
                        null,
                        validTo,
                        null,
                        List.of(schedule))));
    }

    private static ChargingProfile.Schedule from(
            @Nullable Integer second, @Nullable Integer duration, int... startsAndLimits) {
        Long startMs = second == null ? null : (Long) (NOON + second * 1000L);
        return new ChargingProfile.Schedule("A", startMs, duration, null, periods(startsAndLimits));
    }

    private CompositeSchedule composite(int seconds) {
        return CompositeSchedule.of(profiles, new CompositeSchedule.Scope(ONE, NOON, seconds, "A", begun));
    }

    private void expect(int seconds, String steps) {
        assertEquals(
                steps,
                composite(seconds).steps().stream()
                        .map(step -> (step.atMs() - NOON) / 1000 + "="
                                + step.limit().map(BigDecimal::toPlainString).orElse("-"))
                        .collect(Collectors.joining(" ")));
    }

    @Test
    void shouldLimitNothingWithoutProfiles() {
        expect(HOUR, "0=-");
    }

    @Test
    void shouldFollowThePeriodsOfASchedule() {
        install("TxDefaultProfile", 0, "Absolute", from(-600, 3_000, 0, 16, 900, 8));
        expect(HOUR, "0=16 300=8 2400=-");
    }

    @Test
    void shouldTakeTheHighestStackLevelAndFallBackWhereItSaysNothing() {
        install("TxDefaultProfile", 0, "Absolute", from(0, null, 0, 10));
        install("TxDefaultProfile", 3, "Absolute", from(600, 600, 0, 32));
        expect(HOUR, "0=10 600=32 1200=10");
    }

    @Test
    void shouldTakeTheLowestOfThePurposes() {
        install("ChargingStationMaxProfile", 0, "Absolute", from(0, null, 0, 20, 1800, 6));
        install("TxDefaultProfile", 0, "Absolute", from(0, null, 0, 16));
        expect(HOUR, "0=16 1800=6");
    }

    @Test
    void shouldLetATxProfileTakeThePlaceOfTheDefault() {
        begun = Optional.of(NOON - 60_000);
        install("TxDefaultProfile", 9, "Absolute", from(0, null, 0, 6));
        install("TxProfile", 0, "Relative", from(null, 1_200, 0, 32, 660, 16));
        expect(HOUR, "0=32 600=16 1140=6");
    }

    @Test
    void shouldNotRunARelativeScheduleWithoutASession() {
        install("TxDefaultProfile", 0, "Relative", from(null, null, 0, 6));
        expect(HOUR, "0=-");
    }

    @Test
    void shouldRepeatARecurringSchedule() {
        install("TxDefaultProfile", 0, "Recurring", from(-10 * DAY + HOUR, 2 * HOUR, 0, 10, HOUR, 20));
        expect(2 * DAY, "0=- 3600=10 7200=20 10800=- 90000=10 93600=20 97200=-");
    }

    @Test
    void shouldEndWithItsValidity() {
        install("TxDefaultProfile", 0, "Absolute", NOON + 60_000, from(0, null, 0, 10));
        expect(HOUR, "0=10 60=-");
    }

    @Test
    void shouldShowOnlyTheStationsOwnLimitsForTheStation() {
        install("ChargingStationMaxProfile", 0, "Absolute", from(0, null, 0, 63));
        install("TxDefaultProfile", 0, "Absolute", from(0, null, 0, 6));
        CompositeSchedule whole = CompositeSchedule.of(
                profiles, new CompositeSchedule.Scope(ConnectorId.STATION, NOON, HOUR, "A", begun));
        assertEquals(Optional.of(BigDecimal.valueOf(63)), whole.limitAt(NOON));
    }

    private CompositeSchedule.Difference against(int... told) {
        return composite(HOUR).against(new Finding.Composite(NOON, HOUR, "A", periods(told)), NOON);
    }

    @Test
    void shouldFindWhereAStationGoesAboveItsLimits() {
        install("TxDefaultProfile", 0, "Absolute", from(0, null, 0, 16, 900, 8));
        assertEquals(new CompositeSchedule.Difference(true, ""), against(0, 16, 900, 8));
        assertEquals(
                new CompositeSchedule.Difference(false, "at 2026-03-01T12:15:00Z 16 instead of 8 A"), against(0, 16));
        assertFalse(against().agrees());
    }

    @Test
    void shouldTellOfLowerLimitsThatMayHaveGoodReason() {
        install("TxDefaultProfile", 0, "Absolute", from(0, null, 0, 63));
        CompositeSchedule.Difference found = against(0, 32);
        assertTrue(found.agrees());
        assertEquals("at 2026-03-01T12:00:00Z 32 instead of 63 A", found.sentence());
    }
}

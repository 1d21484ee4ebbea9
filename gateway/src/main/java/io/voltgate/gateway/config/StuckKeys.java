package io.voltgate.gateway.config;

import io.voltgate.domain.Evidence.Step;
import io.voltgate.gateway.config.Key.Range;
import java.util.List;

/** The settings of sessions of which it is not certain that they go on, in the order they are printed. Immutable. A part of {@link Keys}. */
final class StuckKeys {
    private static final Range HOURS = new Range(1, 8_760);
    private static final Range SECONDS = new Range(1, 86_400);

    static final Key<Step> STUCK_AVAILABLE = Key.word(
            "sessions.stuck.available",
            Step.ASK,
            "What is done about a running session whose connector was told to be available after its last reading: ask"
                    + " the station and close it (where it can't be asked or doesn't answer, after the grace), close,"
                    + " report (list it only) or ignore.");

    static final Key<Integer> STUCK_AVAILABLE_SECONDS =
            Key.number("sessions.stuck.available-seconds", 1_800, SECONDS, "The grace of sessions.stuck.available.");

    static final Key<Step> STUCK_NEW_START = Key.word(
            "sessions.stuck.new-start",
            Step.ASK,
            "The same where another session has begun on its connector (OCPP 2.x; with 1.6 it ends at once).");

    static final Key<Integer> STUCK_NEW_START_SECONDS =
            Key.number("sessions.stuck.new-start-seconds", 900, SECONDS, "The grace of sessions.stuck.new-start.");

    static final Key<Step> STUCK_BOOT = Key.word(
            "sessions.stuck.boot",
            Step.ASK,
            "The same where the station has booted and says nothing of it; many sessions go on over a boot.");

    static final Key<Integer> STUCK_BOOT_SECONDS =
            Key.number("sessions.stuck.boot-seconds", 7_200, SECONDS, "The grace of sessions.stuck.boot.");

    static final Key<Step> STUCK_NOT_ONGOING = Key.word(
            "sessions.stuck.not-ongoing",
            Step.CLOSE,
            "What is done, a minute later, where the station has answered that it does not go on and nothing is"
                    + " queued.");

    static final Key<Step> STUCK_SILENT = Key.word(
            "sessions.stuck.silent",
            Step.ASK,
            "What is done about a session of which nothing is told; grace: one hour.");

    static final Key<Integer> STUCK_SILENT_HOURS = Key.number(
            "sessions.stuck.silent-hours", 48, HOURS, "Silence of a session after which that counts as evidence.");

    static final Key<Step> STUCK_AGED = Key.word(
            "sessions.stuck.aged", Step.ASK, "What is done about a session that is too old; grace: six hours.");

    static final Key<Integer> STUCK_AGED_HOURS = Key.number(
            "sessions.stuck.aged-hours", 168, HOURS, "Age of a session after which that counts as evidence.");

    static final Key<Integer> STUCK_ASK_AGAIN_SECONDS = Key.number(
            "sessions.stuck.ask-again-seconds",
            120,
            SECONDS,
            "Wait before a station is asked again for the same session (GetTransactionStatus), at most ten times.");

    static final Key<Integer> STUCK_HOLD_SECONDS = Key.number(
            "sessions.stuck.hold-seconds",
            600,
            new Range(0, 86_400),
            "How long the money of a session of OCPP 2.x that ended with events missing is not taken; 0 takes it at"
                    + " once.");

    static final List<Key<?>> ALL = List.of(
            STUCK_AVAILABLE,
            STUCK_AVAILABLE_SECONDS,
            STUCK_NEW_START,
            STUCK_NEW_START_SECONDS,
            STUCK_BOOT,
            STUCK_BOOT_SECONDS,
            STUCK_NOT_ONGOING,
            STUCK_SILENT,
            STUCK_SILENT_HOURS,
            STUCK_AGED,
            STUCK_AGED_HOURS,
            STUCK_ASK_AGAIN_SECONDS,
            STUCK_HOLD_SECONDS);

    private StuckKeys() {}
}

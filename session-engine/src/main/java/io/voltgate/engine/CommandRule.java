package io.voltgate.engine;

import io.voltgate.domain.Command;
import java.util.Set;

/**
 * What follows from a kind of command: what shows that it was done and by when, and what becomes of it when its connection ends
 * before the answer. Immutable values; {@link #of} is the one table of them.
 *
 * @param effect what shows that it was done
 * @param withinMs how long after the answer that may take
 * @param notBeforeMs when the station is to begin, milliseconds since 1970; 0 for at once
 * @param repeatable whether it may be given twice: then it is sent again on the next connection
 * @param whilePending whether a station may get it that was told to wait (OCPP 1.6, 4.2; OCPP 2.0.1 Part 2, B02)
 */
record CommandRule(Effect effect, long withinMs, long notBeforeMs, boolean repeatable, boolean whilePending) {
    private static final long MINUTE_MS = 60_000;
    private static final long HOUR_MS = 60 * MINUTE_MS;
    /** What a station puts off until it is free may take as long as a car stands there. */
    private static final long SCHEDULED_MS = 24 * HOUR_MS;

    private static final CommandRule READ = new CommandRule(Effect.ANSWER, 0, 0, true, true);
    private static final CommandRule ONCE = new CommandRule(Effect.ANSWER, 0, 0, false, true);

    /** Raw messages that answer with what they were asked for. */
    private static final Set<String> READS = Set.of(
            "GetConfiguration",
            "GetVariables",
            "GetLocalListVersion",
            "GetInstalledCertificateIds",
            "GetCompositeSchedule",
            "GetTransactionStatus",
            "GetPeriodicEventStream",
            "GetTariffs");

    /** Raw messages whose report comes in messages of its own. */
    private static final Set<String> REPORTS = Set.of(
            "GetBaseReport",
            "GetReport",
            "GetMonitoringReport",
            "GetChargingProfiles",
            "GetDisplayMessages",
            "GetDERControl");

    /** What shows that a command was done. */
    enum Effect {
        /** The answer itself. */
        ANSWER,
        /** A session that it started. */
        SESSION_START,
        /** The end of the session. */
        SESSION_END,
        /** A boot. */
        BOOT,
        /** The status of the connectors that it is about. */
        AVAILABILITY,
        /** The status Reserved of its connector, or the reservation's use. */
        RESERVATION,
        /** The status of the firmware. */
        FIRMWARE,
        /** The status of the upload. */
        LOG,
        /** The last part of the report. */
        REPORT,
        /** The message that it triggers. */
        MESSAGE
    }

    static CommandRule of(Command command) {
        return switch (command) {
            case Command.StartSession _ -> new CommandRule(Effect.SESSION_START, 10 * MINUTE_MS, 0, false, false);
            case Command.StopSession _ -> new CommandRule(Effect.SESSION_END, 5 * MINUTE_MS, 0, true, false);
            case Command.Reset reset -> reset.evse() == 0 ? once(Effect.BOOT, 15 * MINUTE_MS) : ONCE;
            case Command.ChangeAvailability _ -> new CommandRule(Effect.AVAILABILITY, 5 * MINUTE_MS, 0, true, true);
            case Command.GetBaseReport _, Command.GetChargingProfiles _, Command.GetDisplayMessages _ ->
                new CommandRule(Effect.REPORT, 30 * MINUTE_MS, 0, true, true);
            case Command.Trigger _ -> once(Effect.MESSAGE, 2 * MINUTE_MS);
            case Command.Reserve reserve ->
                reserve.connector() == null ? READ : new CommandRule(Effect.RESERVATION, 2 * MINUTE_MS, 0, true, true);
            case Command.UpdateFirmware update -> {
                Long install = update.installAtMs();
                long beginMs = Math.max(update.retrieveAtMs(), install == null ? 0 : install);
                yield new CommandRule(Effect.FIRMWARE, 24 * HOUR_MS, beginMs, false, true);
            }
            case Command.GetLog _ -> once(Effect.LOG, 6 * HOUR_MS);
            case Command.SendLocalList list -> list.full() ? READ : ONCE;
            case Command.SetVariables _,
                    Command.GetVariables _,
                    Command.ClearCache _,
                    Command.GetTransactionStatus _,
                    Command.SetChargingProfile _,
                    Command.GetCompositeSchedule _,
                    Command.GetLocalListVersion _,
                    Command.GetInstalledCertificates _,
                    Command.SetDisplayMessage _,
                    Command.SetNetworkProfile _,
                    Command.SetDefaultTariff _,
                    Command.GetTariffs _ -> READ;
            case Command.Unlock _,
                    Command.SendVendorData _,
                    Command.CancelReservation _,
                    Command.ClearChargingProfile _,
                    Command.InstallCertificate _,
                    Command.DeleteCertificate _,
                    Command.CertificateSigned _,
                    Command.ClearDisplayMessage _,
                    Command.CustomerInformation _,
                    Command.ClearTariffs _,
                    Command.TellCost _,
                    Command.ChangeTransactionTariff _,
                    Command.HoldForPayment _,
                    Command.ChangePassword _ -> ONCE;
            case Command.Raw raw -> ofRaw(raw);
        };
    }

    private static CommandRule once(Effect effect, long withinMs) {
        return new CommandRule(effect, withinMs, 0, false, true);
    }

    /** What is not listed is done by its answer, and not given twice. */
    private static CommandRule ofRaw(Command.Raw raw) {
        if (REPORTS.contains(raw.action())) {
            return new CommandRule(Effect.REPORT, 30 * MINUTE_MS, 0, true, true);
        }
        return switch (raw.action()) {
            case "Reset" -> RawOrder.evse(raw).isPresent() ? ONCE : once(Effect.BOOT, 15 * MINUTE_MS);
            case "RequestStartTransaction" -> new CommandRule(Effect.SESSION_START, 10 * MINUTE_MS, 0, false, false);
            case "RemoteStartTransaction", "RemoteStopTransaction", "RequestStopTransaction" ->
                new CommandRule(Effect.ANSWER, 0, 0, false, false);
            case "UpdateFirmware", "SignedUpdateFirmware" -> once(Effect.FIRMWARE, 24 * HOUR_MS);
            case "GetLog", "GetDiagnostics" -> once(Effect.LOG, 6 * HOUR_MS);
            case "TriggerMessage", "ExtendedTriggerMessage" -> once(Effect.MESSAGE, 2 * MINUTE_MS);
            default -> READS.contains(raw.action()) ? READ : ONCE;
        };
    }

    /** By when the effect must have come, counted from the answer; 0 where the answer is the effect. */
    long dueMs(long answeredMs, String status) {
        if (effect == Effect.ANSWER) {
            return 0;
        }
        long within = status.equals("Scheduled") ? Math.max(withinMs, SCHEDULED_MS) : withinMs;
        return Math.max(answeredMs, notBeforeMs) + within;
    }
}

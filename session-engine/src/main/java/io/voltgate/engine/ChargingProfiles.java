package io.voltgate.engine;

import io.voltgate.domain.ChargingProfile;
import io.voltgate.domain.Command;
import io.voltgate.domain.CommandResult;
import io.voltgate.domain.ConnectorId;
import io.voltgate.domain.Finding;
import io.voltgate.domain.FunctionFact;
import io.voltgate.domain.ReportItem;
import io.voltgate.domain.ReportedProfile;
import io.voltgate.domain.Request;
import io.voltgate.domain.SessionId;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Which charging profiles a station has, as far as we know, and whether it goes by them (OCPP 1.6, 3.13; OCPP 2.x Part 2, K). Called by
 * the shard's thread. What is known comes from orders that the station took, and ends with its answer or with the session.
 */
final class ChargingProfiles {
    private static final String ORDER = "Order";
    private static final String TX = "TxProfile";
    private static final String TX_DEFAULT = "TxDefaultProfile";

    /** An order to install a profile came to its end. */
    void concluded(StationState station, Command.SetChargingProfile order, @Nullable CommandResult result, Turn turn) {
        if (result == null || !result.accepted()) {
            return;
        }
        InstalledProfile wanted = new InstalledProfile(order.connector(), order.profile());
        remove(
                station,
                other -> other.profile().id() != order.profile().id() && wanted.collides(other),
                "Replaced",
                turn);
        turn.emit(new FunctionFact.ChargingProfileInstalled(station.id, order.connector(), order.profile(), ORDER));
    }

    /** An order to clear profiles came to its end; a station that knows none of the kind says so, and has none. */
    void concluded(
            StationState station, Command.ClearChargingProfile order, @Nullable CommandResult result, Turn turn) {
        if (result != null && (result.accepted() || result.status().equals("Unknown"))) {
            remove(station, installed -> fits(order, installed), result.accepted() ? "Cleared" : "Unknown", turn);
        }
    }

    private static boolean fits(Command.ClearChargingProfile order, InstalledProfile installed) {
        ChargingProfile profile = installed.profile();
        ConnectorId place = order.connector();
        return order.id() != null
                ? order.id() == profile.id()
                : (place == null || place.evse() == installed.connector().evse())
                        && (order.purpose() == null || order.purpose().equals(profile.purpose()))
                        && (order.stackLevel() == null || order.stackLevel() == profile.stackLevel());
    }

    private static void remove(StationState station, Predicate<InstalledProfile> which, String reason, Turn turn) {
        List<Integer> gone = station.functions.profiles.values().stream()
                .filter(which)
                .map(installed -> installed.profile().id())
                .toList();
        if (!gone.isEmpty()) {
            turn.emit(new FunctionFact.ChargingProfilesRemoved(station.id, gone, reason));
        }
    }

    /**
     * A session ended: its TxProfiles are gone (OCPP 2.0.1, K01.FR.20). What of the TxDefaultProfiles is to be cleared because the model
     * does not let go of it (quirk 71) is returned, null where nothing.
     */
    @Nullable
    Command ended(StationState station, SessionId ended, StationTraits traits, Turn turn) {
        Optional<SessionState> session = station.session(known -> known.id.equals(ended));
        ConnectorId place = session.map(known -> known.connector).orElse(null);
        if (session.isEmpty() || place == null) {
            return null;
        }
        remove(
                station,
                installed -> installed.purpose().equals(TX)
                        && (installed.profile().transaction() == null
                                ? installed.connector().equals(place)
                                : session.get()
                                        .transaction
                                        .equals(installed.profile().transaction())),
                "SessionEnded",
                turn);
        boolean lingers = traits.clearTxDefaultAtSessionEnd()
                && station.functions.profiles.values().stream()
                        .anyMatch(installed -> installed.purpose().equals(TX_DEFAULT)
                                && installed.connector().evse() == place.evse());
        return lingers ? new Command.ClearChargingProfile(null, place, TX_DEFAULT, null) : null;
    }

    /** The station said what limits it goes by, or that it won't. */
    void concluded(
            StationState station, Command.GetCompositeSchedule order, @Nullable CommandResult result, Turn turn) {
        if (result == null) {
            return;
        }
        CompositeSchedule.Difference found = result.finding() instanceof Finding.Composite told
                ? compare(station, order, told, turn.nowMs())
                : new CompositeSchedule.Difference(false, "the station answered " + result.status());
        turn.emit(new FunctionFact.CompositeScheduleChecked(
                station.id, order.connector(), found.agrees(), found.sentence()));
    }

    /** A schedule that names no start begins now. */
    private static CompositeSchedule.Difference compare(
            StationState station, Command.GetCompositeSchedule order, Finding.Composite told, long nowMs) {
        long startMs = told.startMs() == 0 ? nowMs : told.startMs();
        CompositeSchedule.Scope scope = new CompositeSchedule.Scope(
                order.connector(),
                startMs,
                Math.min(order.durationSeconds(), told.durationSeconds()),
                told.rateUnit(),
                station.session(session -> session.open()
                                && session.connector != null
                                && session.connector.evse() == order.connector().evse())
                        .map(session -> session.startedAtMs));
        if (!CompositeSchedule.comparable(station.functions.profiles.values(), scope)) {
            return new CompositeSchedule.Difference(
                    true, "not compared: profiles have another unit than " + told.rateUnit());
        }
        return CompositeSchedule.of(station.functions.profiles.values(), scope).against(told, startMs);
    }

    /** The station reported profiles: what is new or other than we know is taken over, as far as there is room. */
    void told(StationState station, Request.ReportPart report, int most, Turn turn) {
        int room = most - station.functions.profiles.size();
        for (ReportItem item : report.items()) {
            ReportedProfile told = item.profile();
            InstalledProfile before = told == null
                    ? null
                    : station.functions.profiles.get(told.profile().id());
            boolean news = told != null
                    && (before == null
                            || !before.profile().equals(told.profile())
                            || before.connector().evse() != told.place().evse());
            if (told != null && news && (before != null || room-- > 0)) {
                turn.emit(new FunctionFact.ChargingProfileInstalled(
                        station.id, told.place(), told.profile(), told.source()));
            }
        }
    }

    void apply(FunctionsState known, FunctionFact.ChargingProfileInstalled event) {
        known.profiles.put(event.profile().id(), new InstalledProfile(event.connector(), event.profile()));
    }

    void apply(FunctionsState known, FunctionFact.ChargingProfilesRemoved event) {
        event.profiles().forEach(known.profiles::remove);
    }
}

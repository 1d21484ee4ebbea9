package io.voltgate.engine;

import io.voltgate.domain.BootStatus;
import io.voltgate.domain.Command;
import io.voltgate.domain.CommandId;
import io.voltgate.domain.CommandResult;
import io.voltgate.domain.CommandState;
import io.voltgate.domain.Event;
import io.voltgate.domain.LocalListMode;
import io.voltgate.domain.Order;
import io.voltgate.domain.Request;
import io.voltgate.domain.StationInfo;
import io.voltgate.domain.VariableReport;
import io.voltgate.domain.Wish;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What spans several messages: lists, reservations, wanted values, profiles, who listens. Called by the shard's thread. It sees every
 * order and its end, and gives orders of its own, one at a time per station, when the station is connected and quiet.
 */
final class Functions {
    private static final long MS = 1000;
    private final FunctionLimits limits;
    private final Directory directory;
    private final Timers timers;
    private final LocalLists localLists;
    private final Reservations reservations;
    private final Configurations configurations;
    private final Reachability reachability;
    private final ChargingProfiles profiles = new ChargingProfiles();
    private final Onboarding onboarding;
    private final DriverDisplay display;
    private final NativeTariffs tariffs;

    Functions(EngineSettings settings, Directory directory, Authorizations authorizations, Timers timers) {
        this.limits = settings.functions();
        this.directory = directory;
        this.timers = timers;
        this.localLists = new LocalLists(directory, limits);
        this.reservations = new Reservations(limits);
        this.configurations = new Configurations(limits);
        this.reachability = new Reachability(limits);
        this.onboarding = new Onboarding(settings.onboarding(), limits);
        this.display = new DriverDisplay(settings.driver(), directory, authorizations, limits);
        this.tariffs = new NativeTariffs(settings.driver(), authorizations, limits);
    }

    /** An order of our own, and the word for what it is for, which is part of its key. */
    record Ours(String purpose, Command command) {}

    /** An operator's wish; it is carried out when the fact of it is applied, or by the order returned, null where there is none. */
    @Nullable
    Ours wished(StationState station, Wish wish, Turn turn) {
        switch (wish) {
            case Wish.LocalList(var mode, var groups) -> turn.emit(new Event.LocalListWanted(station.id, mode, groups));
            case Wish.SyncLocalList() ->
                turn.emit(new Event.LocalListWanted(
                        station.id, station.functions.localList.mode, station.functions.localList.groups));
            case Wish.Configuration(var values) -> turn.emit(new Event.ConfigurationWanted(station.id, values));
            case Wish.CheckProfiles(var connector, var seconds) -> {
                return new Ours("check-profiles", new Command.GetCompositeSchedule(connector, seconds, null));
            }
        }
        return null;
    }

    /** Why an order makes no sense, null where it does. */
    @Nullable
    String objection(StationState station, Command command, long nowMs) {
        if (command instanceof Command.SetChargingProfile set) {
            return ProfileRules.objection(station, set, traits(station), limits.profiles());
        }
        return command instanceof Command.Reserve reserve ? reservations.objection(station, reserve, nowMs) : null;
    }

    /** An order was accepted, by whomever. */
    void accepted(StationState station, Order order, Turn turn) {
        if (order.command() instanceof Command.Reserve reserve) {
            reservations.accepted(station, reserve, turn);
        }
    }

    /** An order that was sent, or waited, came to its end; the result is null where there was no answer. */
    void concluded(
            StationState station, OrderState order, CommandState end, @Nullable CommandResult result, Turn turn) {
        if (end == CommandState.TIMED_OUT) {
            reachability.unanswered(station, order, turn);
        } else if (end == CommandState.ANSWERED || end == CommandState.FAILED) {
            reachability.answered(station, turn);
        }
        Command command = order.command();
        if (order.order.id().equals(station.functions.ours) && station.functions.oursFor.equals(Onboarding.WORD)) {
            onboarding.concluded(station, command, end, result, turn);
        }
        if (command instanceof Command.SendLocalList || command instanceof Command.GetLocalListVersion) {
            localLists.concluded(station, order, end, result, turn);
        } else if (command instanceof Command.Reserve reserve) {
            reservations.concluded(station, reserve, end, result, turn);
        } else if (command instanceof Command.CancelReservation cancel) {
            reservations.concluded(station, cancel, result, turn);
        } else if (command instanceof Command.GetVariables get) {
            configurations.concluded(station, get, result, turn);
        } else if (command instanceof Command.SetVariables set) {
            configurations.concluded(station, set, end, result, turn);
        } else if (command instanceof Command.SetChargingProfile set) {
            profiles.concluded(station, set, result, turn);
        } else if (command instanceof Command.ClearChargingProfile clear) {
            profiles.concluded(station, clear, result, turn);
        } else if (command instanceof Command.GetCompositeSchedule get) {
            profiles.concluded(station, get, result, turn);
        } else if (command instanceof Command.GetTariffs get) {
            tariffs.concluded(station, get, end, result, turn);
        } else if (command instanceof Command.SetDefaultTariff set) {
            tariffs.concluded(station, set, end, result, turn);
        } else if (command instanceof Command.ClearTariffs) {
            tariffs.concluded(station, end, turn);
        }
    }

    /** An answer came to an order that had been given up; only where nothing newer can have been said in between does it count. */
    void late(StationState station, OrderState order, CommandResult result, Turn turn) {
        reachability.answered(station, turn);
        if (order.command() instanceof Command.Reserve reserve) {
            reservations.concluded(station, reserve, CommandState.ANSWERED, result, turn);
        } else if (order.command() instanceof Command.SetChargingProfile set) {
            profiles.concluded(station, set, result, turn);
        }
    }

    /** A station dialled in; a connection that was turned away is none. */
    void connected(StationState station, Turn turn) {
        if (turn.events().stream().anyMatch(Event.StationConnected.class::isInstance)) {
            reachability.connected(station, turn);
        }
    }

    /** What a station told, once it was taken in; the order of our own that follows from it is returned, null where none does. */
    @Nullable
    Ours heard(StationState station, Request request, Turn turn) {
        if (request instanceof Request.ReportPart report) {
            profiles.told(station, report, limits.profiles(), turn);
        } else if (request instanceof Request.ReservationUpdate update) {
            reservations.told(station, update, turn);
        } else if (request instanceof Request.StatusReport report) {
            reservations.status(station, report, turn);
        } else if (request instanceof Request.StartTransaction start) {
            begun(station, start.reservationId(), turn);
        } else if (request instanceof Request.TransactionEvent event) {
            begun(station, event.reservationId(), turn);
        }
        for (Event event : turn.events()) {
            if (event instanceof Event.SessionEnded ended) {
                Command clear = profiles.ended(station, ended.session(), traits(station), turn);
                return clear == null ? null : new Ours("clear-profiles", clear);
            }
        }
        return null;
    }

    /** A session that began with this message, or whose driver it names. */
    private void begun(StationState station, @Nullable Integer reservation, Turn turn) {
        for (Event event : turn.events()) {
            if (event instanceof Event.SessionStarted started) {
                reservations.begun(station, Reservations.Begun.of(started, reservation), turn);
            } else if (event instanceof Event.SessionUpdated updated
                    && (updated.token() != null || reservation != null)) {
                station.session(session -> session.id.equals(updated.session()))
                        .ifPresent(session -> reservations.begun(
                                station, Reservations.Begun.of(updated, session.connector, reservation), turn));
            }
        }
    }

    /** The timer is due: what has run out is ended, and the next order of our own is returned, null where none is needed now. */
    @Nullable
    Ours tend(StationState station, Turn turn) {
        reservations.expire(station, turn);
        rearm(station, turn.nowMs());
        if (!station.connected || !station.mayBeCalled() || station.functions.ours != null) {
            return null;
        }
        StationTraits traits = traits(station);
        long quietMs = Math.max(0, traits.quietAfterBootSeconds() * MS - limits.quietMs());
        if (station.functions.quietUntilMs + quietMs > turn.nowMs()) {
            soon(station, station.functions.quietUntilMs + quietMs);
            return null;
        }
        Command tell = display.next(station, turn);
        if (tell != null) {
            return new Ours(DriverDisplay.WORD, tell);
        }
        Command ask = onboarding.next(station, traits);
        if (ask != null) {
            return new Ours(Onboarding.WORD, ask);
        }
        Command set = configurations.next(station, traits, turn);
        if (set != null) {
            return new Ours("configuration", set);
        }
        Command tariff = tariffs.next(station, turn);
        if (tariff != null) {
            return new Ours("tariff", tariff);
        }
        Command update = localLists.next(station, turn);
        return update == null ? null : new Ours("local-list", update);
    }

    private StationTraits traits(StationState station) {
        StationInfo info = station.info;
        return info == null ? StationTraits.NONE : directory.traits(info.vendor(), info.model(), info.firmware());
    }

    /** Sets the timer to when the station is to be looked after next; also for a state that comes from a snapshot. */
    void rearm(StationState station, long nowMs) {
        FunctionsState known = station.functions;
        boolean tended = station.connected
                && (known.localList.mode != LocalListMode.OFF || !known.wanted.isEmpty() || tariffs.tended(station));
        long dueMs = Math.min(
                tended ? nowMs + limits.tendEveryMs() : Long.MAX_VALUE,
                Reservations.dueMs(station).orElse(Long.MAX_VALUE));
        if (station.connected) {
            dueMs = Math.min(dueMs, display.dueMs(station, nowMs));
        }
        if (dueMs < Long.MAX_VALUE) {
            soon(station, Math.max(dueMs, nowMs + 1));
        }
    }

    /** Has the station looked after by then. */
    private void soon(StationState station, long atMs) {
        timers.advance(station.id, Input.Timer.TENDING, atMs);
    }

    private void quiet(StationState station, long atMs) {
        station.functions.quietUntilMs = atMs + limits.quietMs();
        soon(station, station.functions.quietUntilMs);
    }

    void apply(StationState station, Event.StationConnected event, long atMs) {
        station.functions.protocol = event.protocol();
        station.functions.unanswered = 0;
        reachability.applyConnected(station.functions, atMs);
        quiet(station, atMs);
    }

    void apply(StationState station, Event.StationBooted event, long atMs) {
        if (event.status() == BootStatus.ACCEPTED) {
            localLists.again(station.functions.localList);
            configurations.booted(station.functions);
            station.functions.tariff = null;
            station.functions.displayRefusals = 0;
            quiet(station, atMs);
        }
    }

    /** A session began, went on or ended: its driver may be to be told something. */
    void applySession(StationState station, long atMs) {
        long dueMs = display.dueMs(station, atMs);
        if (dueMs < Long.MAX_VALUE) {
            soon(station, atMs);
        }
    }

    /** A token was judged; who is let charge waits for the price, where the station can show it. */
    void apply(StationState station, Event.TokenChecked event, long atMs) {
        if (station.functions.v16() && CostMessages.understoodBy(station)) {
            station.functions.unpriced = event.authorization().accepted() ? event.token() : null;
            station.functions.unpricedSinceMs = atMs;
            soon(station, atMs);
        }
    }

    /** Variables were told, by a report or an answer. */
    void learn(StationState station, List<VariableReport> variables) {
        station.functions.capabilities.learn(variables);
    }

    /** An order of our own was taken up. */
    void applyOurs(StationState station, Order order, String purpose, long atMs) {
        if (purpose.equals(DriverDisplay.WORD)) {
            display.applyOrder(station, order.command(), atMs);
        }
        station.functions.ours = order.id();
        station.functions.oursFor = purpose;
    }

    /** An order came to its end; the next of our own may follow. */
    void applyEnd(StationState station, CommandId order, CommandState end, long atMs) {
        switch (end) {
            case TIMED_OUT -> station.functions.unanswered++;
            case ANSWERED, FAILED -> station.functions.unanswered = 0;
            case ACCEPTED, SENT, EFFECT_SEEN, EFFECT_MISSED, EXPIRED, CONNECTION_LOST, UNSUPPORTED -> {
                // Tells nothing of whether the station listens.
            }
        }
        if (order.equals(station.functions.ours)) {
            if (station.functions.oursFor.equals(Onboarding.WORD)) {
                onboarding.applyEnd(station.functions, end);
            } else if (station.functions.oursFor.equals(DriverDisplay.WORD)) {
                display.applyEnd(station.functions, end);
            }
            station.functions.ours = null;
            soon(station, atMs);
        }
    }

    void apply(StationState station, Event.FunctionFact fact, long atMs) {
        FunctionsState known = station.functions;
        switch (fact) {
            case Event.LocalListWanted wanted -> {
                localLists.apply(known.localList, wanted);
                soon(station, atMs);
            }
            case Event.LocalListRead read -> localLists.apply(known.localList, read);
            case Event.LocalListUpdated updated -> localLists.apply(station, updated);
            case Event.LocalListChanged changed -> localLists.apply(known.localList, changed, atMs);
            case Event.ReservationChanged changed -> {
                reservations.apply(station, changed, atMs);
                rearm(station, atMs);
            }
            case Event.ConfigurationWanted wanted -> {
                configurations.apply(known, wanted);
                soon(station, atMs);
            }
            case Event.ConfigurationChecked checked -> configurations.apply(known, checked, atMs);
            case Event.StationDeaf deaf -> reachability.apply(known, deaf, atMs);
            case Event.StationHears _ -> known.deaf = false;
            case Event.StationLooping looping -> known.loopingUntilMs = looping.untilMs();
            case Event.ChargingProfileInstalled installed -> profiles.apply(known, installed);
            case Event.ChargingProfilesRemoved removed -> profiles.apply(known, removed);
            case Event.StationOnboarded _ -> onboarding.apply(station);
            case Event.NativeTariffChecked checked -> {
                tariffs.apply(known, checked, atMs);
                soon(station, Math.max(atMs, known.tariff == null ? 0 : known.tariff.retryAtMs));
            }
            case Event.CompositeScheduleChecked _ -> {
                // For the backend and the database.
            }
        }
    }
}

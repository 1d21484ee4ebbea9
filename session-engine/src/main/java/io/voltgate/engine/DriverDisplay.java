package io.voltgate.engine;

import io.voltgate.domain.Command;
import io.voltgate.domain.CommandState;
import io.voltgate.domain.ConnectorId;
import io.voltgate.domain.DriverNote;
import io.voltgate.domain.Money;
import io.voltgate.domain.TransactionId;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is shown to drivers by orders of our own: the price when they begin, the cost as it grows, the total in the end. Called by the
 * shard's thread. Nothing is shown of what is long past, and a station that refuses it is left in peace until it boots.
 */
final class DriverDisplay {
    static final String WORD = "driver";
    /** What is older was told from a queue, and nobody stands before the station any more. */
    static final long FRESH_MS = 300_000;
    /** How long a total stays on the display. */
    private static final long TOTAL_MS = 120_000;
    /** Display messages of ours have numbers from here on, one an EVSE, so that a new one replaces the old one. */
    private static final int FIRST_MESSAGE = 900_000;

    /** What could not be told at once is tried again so much later. */
    private static final long AGAIN_MS = 5_000;

    private static final String FRONT = "InFront";

    private final DriverSettings settings;
    private final DriverSentences sentences;
    private final CostMessages costMessages;
    private final Authorizations authorizations;
    private final FunctionLimits limits;

    DriverDisplay(DriverSettings settings, Directory directory, Authorizations authorizations, FunctionLimits limits) {
        this.settings = settings;
        this.sentences = new DriverSentences(settings, directory);
        this.authorizations = authorizations;
        this.costMessages = new CostMessages(sentences, authorizations);
        this.limits = limits;
    }

    private boolean shows(StationState station) {
        boolean any = station.functions.v16()
                ? CostMessages.understoodBy(station)
                : settings.displays() || settings.costEveryMs() > 0;
        return any && station.functions.displayRefusals < limits.tries();
    }

    /** When the station is to be told something next, milliseconds since 1970; the greatest number where nothing is due. */
    long dueMs(StationState station, long nowMs) {
        if (!shows(station)) {
            return Long.MAX_VALUE;
        }
        boolean begins = station.functions.v16() && costMessages.greets(station, nowMs);
        return station.sessions.stream()
                .mapToLong(session -> dueMs(station, session, nowMs))
                .reduce(begins ? nowMs + AGAIN_MS : Long.MAX_VALUE, Math::min);
    }

    private long dueMs(StationState station, SessionState session, long nowMs) {
        if (priceIsDue(station, session, nowMs) || totalIsDue(station, session, nowMs)) {
            return nowMs + AGAIN_MS;
        }
        if (!session.open() || settings.costEveryMs() == 0) {
            return Long.MAX_VALUE;
        }
        long dueMs = costDueMs(session);
        return dueMs > nowMs ? dueMs : nowMs + settings.costEveryMs();
    }

    private long costDueMs(SessionState session) {
        long since = session.driver.toldAtMs == 0 ? session.startedAtMs : session.driver.toldAtMs;
        return since + settings.costEveryMs();
    }

    private boolean priceIsDue(StationState station, SessionState session, long nowMs) {
        return settings.displays()
                && !station.functions.v16()
                && authorizations.knowsPrice(station.id, session.tariff)
                && session.open()
                && !session.driver.priceShown
                && session.token != null
                && nowMs - session.startedAtMs < FRESH_MS;
    }

    private boolean totalIsDue(StationState station, SessionState session, long nowMs) {
        return (settings.displays() || station.functions.v16())
                && authorizations.knowsPrice(station.id, session.tariff)
                && !session.open()
                && !session.concluded
                && !session.driver.totalShown
                && session.restatements == 0
                && nowMs - session.endedAtMs < TOTAL_MS;
    }

    /** What the station is to be told next, null where nothing. */
    @Nullable
    Command next(StationState station, Turn turn) {
        if (!shows(station)) {
            return null;
        }
        if (station.functions.v16() && costMessages.greets(station, turn.nowMs())) {
            return costMessages.price(station, turn.nowMs());
        }
        for (SessionState session : station.sessions) {
            Command command = next(station, session, turn.nowMs());
            if (command != null) {
                return command;
            }
        }
        return null;
    }

    private @Nullable Command next(StationState station, SessionState session, long nowMs) {
        if (totalIsDue(station, session, nowMs)) {
            return station.functions.v16() ? costMessages.total(session) : total(session, nowMs);
        }
        if (priceIsDue(station, session, nowMs)) {
            return price(session);
        }
        return session.open() && settings.costEveryMs() > 0 && costDueMs(session) <= nowMs
                ? cost(station, session, nowMs)
                : null;
    }

    private @Nullable Command price(SessionState session) {
        return sentences
                .price(session.tariff, session.token)
                .map(note -> new Command.SetDisplayMessage(
                        message(session), FRONT, "Charging", null, null, session.transaction, texts(note)))
                .orElse(null);
    }

    private Command total(SessionState session, long nowMs) {
        DriverNote note = sentences.total(session.cost, session.tariff.digits(), session.delivered, session.token);
        return new Command.SetDisplayMessage(message(session), FRONT, null, null, nowMs + TOTAL_MS, null, texts(note));
    }

    private static List<Command.DisplayText> texts(DriverNote note) {
        return List.of(new Command.DisplayText("UTF8", note.language(), note.text()));
    }

    private static int message(SessionState session) {
        ConnectorId connector = session.connector;
        return FIRST_MESSAGE + (connector == null ? 0 : connector.evse());
    }

    /** The cost by now, where it has changed by a step since it was told. */
    private @Nullable Command cost(StationState station, SessionState session, long nowMs) {
        boolean live = nowMs - lastHeardMs(session) < FRESH_MS + settings.costEveryMs();
        Money cost = Bills.soFar(session, Bills.Energies.of(session.ledger, List.of()), nowMs);
        Money told = session.driver.toldCost;
        long changed = Math.abs(cost.micros() - (told == null ? 0 : told.micros()));
        boolean tells = told == null
                || changed >= Money.of(cost.currency(), settings.costStep()).micros();
        if (!live || !tells || cost.equals(told)) {
            return null;
        }
        return station.functions.v16()
                ? costMessages.running(session, cost, nowMs)
                : new Command.TellCost(session.transaction, cost.amount());
    }

    private static long lastHeardMs(SessionState session) {
        long metered = session.ledger.account().lastAtMs();
        long changed = session.activities.isEmpty()
                ? session.startedAtMs
                : session.activities.getLast().atMs();
        return Math.max(metered, changed);
    }

    /** An order of ours that tells a driver something was taken up. */
    void applyOrder(StationState station, Command command, long atMs) {
        if (command instanceof Command.TellCost(TransactionId transaction, BigDecimal cost)) {
            station.session(transaction)
                    .ifPresent(session -> told(session, Money.of(session.tariff.currency(), cost), atMs));
        } else if (command instanceof Command.SetDisplayMessage set) {
            TransactionId transaction = set.transaction();
            if (transaction == null) {
                ended(station, set.message()).ifPresent(session -> session.driver.totalShown = true);
            } else {
                station.session(transaction).ifPresent(session -> session.driver.priceShown = true);
            }
        } else if (command instanceof Command.SendVendorData data) {
            costMessages.applyOrder(station, data, atMs);
        }
    }

    private static Optional<SessionState> ended(StationState station, int message) {
        return station.session(session -> !session.open() && !session.driver.totalShown && message(session) == message);
    }

    static void told(SessionState session, Money cost, long atMs) {
        session.driver.toldCost = cost;
        session.driver.toldAtMs = atMs;
    }

    /** An order of ours for a driver came to its end. */
    void applyEnd(FunctionsState functions, CommandState end) {
        boolean refused = end == CommandState.FAILED || end == CommandState.UNSUPPORTED;
        functions.displayRefusals = refused ? functions.displayRefusals + 1 : 0;
    }
}

package io.voltgate.engine;

import io.voltgate.domain.Command;
import io.voltgate.domain.CommandResult;
import io.voltgate.domain.CommandState;
import io.voltgate.domain.FunctionFact;
import io.voltgate.domain.Variable;
import io.voltgate.domain.VariableAnswer;
import io.voltgate.domain.WantedStatus;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Variables that are to have a value for good: read, set where they differ, and read back, since stations accept what they don't do
 * (quirk 31). Called by the shard's thread. Everything is read again after each boot.
 */
final class Configurations {
    private static final String WITHOUT_EFFECT = "accepted without effect";
    private static final String NOT_ANSWERED = "not answered";
    private static final String NOT_READABLE = "can't be read";
    private static final String NOT_READ_BACK = "can't be read back";
    private static final String OVERRIDDEN = "set to another value by an order";
    /** Details that tell of nothing that is to be tried again. */
    private static final Set<String> NO_FAILURES = Set.of("", NOT_READABLE, NOT_READ_BACK, OVERRIDDEN);

    private final FunctionLimits limits;

    Configurations(FunctionLimits limits) {
        this.limits = limits;
    }

    /** What the station is to be asked or told next, null where nothing. */
    @Nullable
    Command next(StationState station, StationTraits traits, Turn turn) {
        List<Variable> unread = station.functions.wanted.values().stream()
                .filter(each -> (each.status == WantedStatus.UNKNOWN
                                || (each.status == WantedStatus.SENT && each.actual == null))
                        && open(each, turn))
                .map(each -> each.wanted.variable())
                .limit(chunk(station, traits))
                .toList();
        if (!unread.isEmpty()) {
            return new Command.GetVariables(unread);
        }
        return station.functions.wanted.values().stream()
                .filter(each -> each.status == WantedStatus.DRIFTED && open(each, turn))
                .findFirst()
                .map(each -> new Command.SetVariables(List.of(each.wanted)))
                .orElse(null);
    }

    private boolean open(WantedState each, Turn turn) {
        return each.tries < limits.tries() && each.retryAtMs <= turn.nowMs();
    }

    private int chunk(StationState station, StationTraits traits) {
        int keys = traits.getConfigurationMaxKeys();
        int most = station.functions.v16() && keys > 0 ? Math.min(keys, limits.readChunk()) : limits.readChunk();
        return station.functions.readsSingly
                ? 1
                : station.functions.capabilities.atMost(Capabilities.Limit.READ_CHUNK, most);
    }

    /** Values were asked for, by us or by the backend. */
    void concluded(StationState station, Command.GetVariables order, @Nullable CommandResult result, Turn turn) {
        Set<String> answered = new HashSet<>();
        for (VariableAnswer answer : result == null ? List.<VariableAnswer>of() : result.variables()) {
            WantedState each = station.functions.wanted.get(answer.variable().key());
            if (each != null
                    && answer.attribute().equals("Actual")
                    && answered.add(answer.variable().key())) {
                take(station, each, answer, turn);
            }
        }
        for (Variable asked : order.variables()) {
            WantedState each = station.functions.wanted.get(asked.key());
            if (each != null && answered.add(asked.key())) {
                turn.emit(checked(station, each, each.status, each.actual, NOT_ANSWERED));
            }
        }
    }

    private static void take(StationState station, WantedState each, VariableAnswer answer, Turn turn) {
        String value = answer.value();
        if (value == null || !answer.status().equals("Accepted")) {
            unread(station, each, answer.status(), turn);
            return;
        }
        boolean same = value.strip().equalsIgnoreCase(each.wanted.value().strip());
        boolean sent = each.status == WantedStatus.SENT;
        if (same && each.status != WantedStatus.IN_STEP) {
            turn.emit(checked(station, each, WantedStatus.IN_STEP, value, ""));
        } else if (!same && each.status != WantedStatus.REBOOT_REQUIRED && each.status != WantedStatus.REJECTED) {
            turn.emit(checked(station, each, WantedStatus.DRIFTED, value, sent ? WITHOUT_EFFECT : ""));
        }
    }

    /** What can't be read may still be set; what there is none of can't. */
    private static void unread(StationState station, WantedState each, String status, Turn turn) {
        if (status.startsWith("Unknown")) {
            turn.emit(checked(station, each, WantedStatus.REJECTED, null, status));
        } else if (each.status == WantedStatus.SENT) {
            turn.emit(checked(station, each, WantedStatus.SENT, "", NOT_READ_BACK));
        } else if (each.status == WantedStatus.UNKNOWN) {
            turn.emit(checked(station, each, WantedStatus.DRIFTED, null, NOT_READABLE));
        }
    }

    private static FunctionFact.ConfigurationChecked checked(
            StationState station, WantedState each, WantedStatus status, @Nullable String actual, String detail) {
        return new FunctionFact.ConfigurationChecked(
                station.id, each.wanted.variable(), each.wanted.value(), status, actual, detail);
    }

    /** Values were set, by us or by the backend. */
    void concluded(
            StationState station,
            Command.SetVariables order,
            CommandState end,
            @Nullable CommandResult result,
            Turn turn) {
        for (Command.Assignment assignment : order.assignments()) {
            WantedState each =
                    station.functions.wanted.get(assignment.variable().key());
            if (each == null) {
                continue;
            }
            if (!assignment.value().equals(each.wanted.value())) {
                turn.emit(checked(station, each, WantedStatus.UNKNOWN, null, OVERRIDDEN));
            } else if (result == null) {
                turn.emit(checked(station, each, WantedStatus.DRIFTED, each.actual, end.name()));
            } else {
                turn.emit(checked(station, each, status(result), null, result.accepted() ? "" : result.status()));
            }
        }
    }

    private static WantedStatus status(CommandResult result) {
        if (result.status().equals("RebootRequired")) {
            return WantedStatus.REBOOT_REQUIRED;
        }
        return result.accepted() ? WantedStatus.SENT : WantedStatus.REJECTED;
    }

    void apply(FunctionsState functions, FunctionFact.ConfigurationWanted event) {
        TreeMap<String, WantedState> before = functions.wanted;
        functions.wanted = new TreeMap<>();
        for (Command.Assignment value : event.values()) {
            WantedState known = before.get(value.variable().key());
            boolean same = known != null && known.wanted.equals(value) && known.status == WantedStatus.IN_STEP;
            functions.wanted.put(value.variable().key(), same ? known : new WantedState(value));
        }
    }

    void apply(FunctionsState functions, FunctionFact.ConfigurationChecked event, long atMs) {
        WantedState each = functions.wanted.get(event.variable().key());
        if (each == null) {
            return;
        }
        boolean failed = !NO_FAILURES.contains(event.detail()) && event.status() != WantedStatus.REJECTED;
        each.status = event.status();
        each.actual = event.actual();
        each.tries = failed ? each.tries + 1 : each.tries;
        boolean later = failed && (each.tries > 1 || event.status() == WantedStatus.DRIFTED);
        each.retryAtMs = later ? atMs + each.tries * limits.retryMs() : 0;
        functions.readsSingly |= event.detail().equals(NOT_ANSWERED);
    }

    /** After a boot the station may have anything. */
    void booted(FunctionsState functions) {
        List<Command.Assignment> values = new ArrayList<>();
        functions.wanted.values().forEach(each -> values.add(each.wanted));
        functions.wanted.clear();
        values.forEach(value -> functions.wanted.put(value.variable().key(), new WantedState(value)));
    }
}

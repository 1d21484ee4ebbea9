package io.voltgate.engine;

import io.voltgate.domain.Command;
import io.voltgate.domain.CommandResult;
import io.voltgate.domain.CommandState;
import io.voltgate.domain.Event;
import io.voltgate.domain.WantedStatus;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The default tariff of stations that reckon the cost themselves (OCPP 2.1 Part 2, I07 to I10), kept in step with the station's tariff:
 * read, set where it differs, and read back. Called by the shard's thread. A tariff that can't be said to a station is taken from it,
 * since a wrong price on a display is worse than none.
 */
final class NativeTariffs {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String NO_TARIFF = "NoTariff";
    /** How a detail begins that tells of nothing gone wrong. */
    private static final String STANDS = "the station has ";

    private static final int ALL = 0;

    private final boolean wanted;
    private final Authorizations authorizations;
    private final FunctionLimits limits;

    NativeTariffs(DriverSettings settings, Authorizations authorizations, FunctionLimits limits) {
        this.wanted = settings.nativeTariffs();
        this.authorizations = authorizations;
        this.limits = limits;
    }

    /** Whether the station is looked after. */
    boolean tended(StationState station) {
        return wanted && station.functions.v21();
    }

    private boolean hasPrice(StationState station, Turn turn) {
        return authorizations.knowsPrice(station.id, authorizations.tariff(station.id, null, null, turn.nowMs()));
    }

    private TariffForm form(StationState station, Turn turn) {
        return TariffForm.of(authorizations.tariff(station.id, null, null, turn.nowMs()));
    }

    private static long digest(TariffForm form) {
        return Digest.with(Digest.EMPTY, form.json() == null ? form.objection() : form.json());
    }

    /** What the station is to be asked or told next, null where nothing. */
    @Nullable
    Command next(StationState station, Turn turn) {
        if (!tended(station) || !hasPrice(station, turn)) {
            return null;
        }
        TariffForm form = form(station, turn);
        NativeTariffState known = station.functions.tariff;
        boolean changed = known == null || known.digest != digest(form);
        if (changed) {
            return new Command.GetTariffs(ALL);
        }
        if (known.tries >= limits.tries() || known.retryAtMs > turn.nowMs()) {
            return null;
        }
        return switch (known.status) {
            case DRIFTED ->
                form.json() == null
                        ? new Command.ClearTariffs(List.of(), null)
                        : new Command.SetDefaultTariff(ALL, form.json());
            case SENT -> new Command.GetTariffs(ALL);
            case UNKNOWN, IN_STEP, REJECTED, REBOOT_REQUIRED -> null;
        };
    }

    /** The station was asked what tariffs it has, by us or by the backend. */
    void concluded(
            StationState station,
            Command.GetTariffs asked,
            CommandState end,
            @Nullable CommandResult result,
            Turn turn) {
        if (!tended(station) || asked.evse() != ALL || interrupted(end)) {
            return;
        }
        TariffForm form = form(station, turn);
        NativeTariffState known = station.functions.tariff;
        boolean sent = known != null && known.status == WantedStatus.SENT && known.digest == digest(form);
        if (result == null || !(result.accepted() || result.status().equals(NO_TARIFF))) {
            String why = result == null ? end.name() : result.status();
            tell(station, form, sent ? WantedStatus.SENT : WantedStatus.DRIFTED, "can't be read: " + why, turn);
            return;
        }
        List<String> defaults = defaults(result.payload());
        boolean has = form.json() == null ? defaults.isEmpty() : defaults.equals(List.of(form.id()));
        if (has) {
            tell(station, form, WantedStatus.IN_STEP, form.objection(), turn);
        } else {
            String what = defaults.isEmpty() ? STANDS + "none" : STANDS + String.join(", ", defaults);
            tell(station, form, WantedStatus.DRIFTED, sent ? "accepted without effect: " + what : what, turn);
        }
    }

    private static List<String> defaults(String payload) {
        List<String> ids = new ArrayList<>();
        try {
            for (JsonNode each : JSON.readTree(payload).path("tariffAssignments")) {
                if (each.path("tariffKind").asString("").equals("DefaultTariff")) {
                    ids.add(each.path("tariffId").asString(""));
                }
            }
        } catch (JacksonException unreadable) {
            return List.of();
        }
        return ids.stream().distinct().sorted().toList();
    }

    /** A default tariff was set, by us or by the backend. */
    void concluded(
            StationState station,
            Command.SetDefaultTariff set,
            CommandState end,
            @Nullable CommandResult result,
            Turn turn) {
        if (!tended(station) || interrupted(end)) {
            return;
        }
        TariffForm form = form(station, turn);
        boolean ours = set.evse() == ALL && set.tariff().equals(form.json());
        if (!ours) {
            tell(station, form, WantedStatus.DRIFTED, "set to another tariff by an order", turn);
        } else if (result == null) {
            tell(station, form, WantedStatus.DRIFTED, end.name(), turn);
        } else {
            boolean has = result.accepted() || result.status().equals("DuplicateTariffId");
            tell(station, form, has ? WantedStatus.SENT : WantedStatus.REJECTED, has ? "" : result.status(), turn);
        }
    }

    /** Tariffs were taken from the station, by us or by the backend. */
    void concluded(StationState station, CommandState end, Turn turn) {
        if (tended(station) && !interrupted(end)) {
            TariffForm form = form(station, turn);
            WantedStatus status = form.json() == null ? WantedStatus.IN_STEP : WantedStatus.DRIFTED;
            tell(station, form, status, form.objection(), turn);
        }
    }

    private static boolean interrupted(CommandState end) {
        return end == CommandState.CONNECTION_LOST || end == CommandState.EXPIRED;
    }

    private static void tell(StationState station, TariffForm form, WantedStatus status, String detail, Turn turn) {
        turn.emit(new Event.NativeTariffChecked(station.id, form.id(), digest(form), status, detail));
    }

    void apply(FunctionsState functions, Event.NativeTariffChecked event, long atMs) {
        NativeTariffState known = functions.tariff == null ? new NativeTariffState() : functions.tariff;
        boolean same = known.digest == event.digest();
        boolean fine = event.detail().isEmpty() || event.detail().startsWith(STANDS);
        boolean failed = !fine && event.status() != WantedStatus.IN_STEP;
        known.tries = (same ? known.tries : 0) + (failed ? 1 : 0);
        known.retryAtMs = failed && known.tries > 1 ? atMs + known.tries * limits.retryMs() : 0;
        known.tariff = event.tariff();
        known.digest = event.digest();
        known.status = event.status();
        functions.tariff = known;
    }
}

package io.voltgate.engine;

import io.voltgate.domain.Authorization;
import io.voltgate.domain.Command;
import io.voltgate.domain.Command.LocalListEntry;
import io.voltgate.domain.CommandResult;
import io.voltgate.domain.CommandState;
import io.voltgate.domain.Finding;
import io.voltgate.domain.FunctionFact;
import io.voltgate.domain.LocalListMode;
import io.voltgate.domain.LocalListStatus;
import io.voltgate.domain.TokenStatus;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The local authorization lists of stations, kept in step with the directory's tokens (OCPP 1.6, 5.15; OCPP 2.x Part 2, D). Called by
 * the shard's thread. What a station holds is known only from updates that it took; whenever that is in doubt it is told everything.
 */
final class LocalLists {
    private static final String MISMATCH = "VersionMismatch";
    private static final String NOT_SUPPORTED = "NotSupported";
    private static final int MAX_TOKEN_16 = 20;
    private static final int MAX_TOKEN = 36;
    private final Directory directory;
    private final FunctionLimits limits;

    LocalLists(Directory directory, FunctionLimits limits) {
        this.directory = directory;
        this.limits = limits;
    }

    /** What the station is to be told next, null where nothing. */
    @Nullable
    Command next(StationState station, Turn turn) {
        LocalListState list = station.functions.localList;
        Roster roster = directory.roster();
        boolean changed = list.compared != roster.digest();
        if (list.mode == LocalListMode.OFF
                || list.status == LocalListStatus.NOT_SUPPORTED
                || (list.status == LocalListStatus.FAILED && !changed)
                || (list.status == LocalListStatus.IN_STEP && list.asked && !changed)
                || list.retryAtMs > turn.nowMs()) {
            return null;
        }
        if (!list.asked) {
            return new Command.GetLocalListVersion();
        }
        Map<String, LocalListEntry> wanted = wanted(station, roster, turn.nowMs());
        List<LocalListEntry> changes = list.known ? changes(list, wanted) : List.copyOf(wanted.values());
        list.compared = roster.digest();
        if (list.known && changes.isEmpty()) {
            tell(station, LocalListStatus.IN_STEP, wanted.size(), "", turn);
            return null;
        }
        tell(station, LocalListStatus.SENDING, wanted.size(), "", turn);
        int chunk = station.functions.capabilities.atMost(Capabilities.Limit.LOCAL_LIST_CHUNK, limits.localListChunk());
        List<LocalListEntry> first = changes.subList(0, Math.min(chunk, changes.size()));
        return new Command.SendLocalList(following(list.version), !list.known, List.copyOf(first));
    }

    /** 0 and -1 mean something else (OCPP 1.6, 5.10). */
    private static int following(int version) {
        return version < 1 || version == Integer.MAX_VALUE ? 1 : version + 1;
    }

    private static void tell(
            StationState station, LocalListStatus status, @Nullable Integer wanted, String detail, Turn turn) {
        if (station.functions.localList.status != status) {
            turn.emit(new FunctionFact.LocalListChanged(station.id, status, wanted, detail));
        }
    }

    /** The tokens that may charge, the newest so many, by key. */
    private Map<String, LocalListEntry> wanted(StationState station, Roster roster, long nowMs) {
        LocalListState list = station.functions.localList;
        int most =
                station.functions.capabilities.atMost(Capabilities.Limit.LOCAL_LIST_TOKENS, limits.localListTokens());
        Map<String, LocalListEntry> wanted = new LinkedHashMap<>();
        for (Roster.Entry entry : roster.tokens()) {
            TokenProfile profile = entry.profile();
            Long expiry = profile.expiresAtMs();
            boolean good = profile.active() && (expiry == null || expiry > nowMs);
            String group = profile.group();
            boolean here = list.mode == LocalListMode.ALL || (group != null && list.groups.contains(group));
            if (good && here && wanted.size() < most && sayable(station, entry)) {
                Authorization verdict = new Authorization(TokenStatus.ACCEPTED, expiry, profile.group());
                wanted.put(entry.token().key(), new LocalListEntry(entry.token(), verdict));
            }
        }
        return wanted;
    }

    /** Longer tokens don't fit into the station's version (OCPP 1.6 CiString20Type, OCPP 2.0.1 identifierString 36). */
    private static boolean sayable(StationState station, Roster.Entry entry) {
        int most = station.functions.v16() ? MAX_TOKEN_16 : MAX_TOKEN;
        String group = entry.profile().group();
        return entry.token().value().length() <= most && (group == null || group.length() <= most);
    }

    /** Takes off before it puts on, so that the list never grows beyond the station's maximum on the way. */
    private static List<LocalListEntry> changes(LocalListState list, Map<String, LocalListEntry> wanted) {
        List<LocalListEntry> changes = new ArrayList<>();
        list.held.forEach((key, held) -> {
            if (!wanted.containsKey(key)) {
                changes.add(new LocalListEntry(held.token(), null));
            }
        });
        wanted.forEach((key, entry) -> {
            LocalListState.Held held = list.held.get(key);
            if (held == null || held.digest() != digest(entry)) {
                changes.add(entry);
            }
        });
        return changes;
    }

    private static long digest(LocalListEntry entry) {
        Authorization verdict = entry.authorization();
        long hash = Digest.with(Digest.EMPTY, entry.token().value());
        hash = Digest.with(hash, entry.token().type());
        return verdict == null
                ? hash
                : Digest.with(
                        Digest.with(hash, String.valueOf(verdict.group())), String.valueOf(verdict.expiresAtMs()));
    }

    /** An order about the list came to its end. */
    void concluded(
            StationState station, OrderState order, CommandState end, @Nullable CommandResult result, Turn turn) {
        LocalListState list = station.functions.localList;
        if (list.mode == LocalListMode.OFF) {
            return;
        }
        if (order.command() instanceof Command.SendLocalList update && result != null && result.accepted()) {
            int tokens = after(list, update).size();
            turn.emit(new FunctionFact.LocalListUpdated(station.id, order.order.id(), update.version(), tokens));
        } else if (result != null && result.finding() instanceof Finding.ListVersion(int version)) {
            turn.emit(new FunctionFact.LocalListRead(station.id, version, list.known && version == list.version));
            if (version < 0) {
                tell(station, LocalListStatus.NOT_SUPPORTED, null, "the station keeps no local list", turn);
            }
        } else {
            refused(station, end, result, turn);
        }
    }

    private void refused(StationState station, CommandState end, @Nullable CommandResult result, Turn turn) {
        LocalListState list = station.functions.localList;
        String why = result == null ? end.name() : result.status();
        boolean never = why.equals(NOT_SUPPORTED) || end == CommandState.UNSUPPORTED;
        boolean last = list.tries + 1 >= limits.tries();
        LocalListStatus status = last ? LocalListStatus.FAILED : LocalListStatus.RETRYING;
        turn.emit(new FunctionFact.LocalListChanged(
                station.id, never ? LocalListStatus.NOT_SUPPORTED : status, null, why));
    }

    private static Map<String, LocalListState.Held> after(LocalListState list, Command.SendLocalList update) {
        Map<String, LocalListState.Held> held = new LinkedHashMap<>(update.full() ? Map.of() : list.held);
        for (LocalListEntry entry : update.entries()) {
            if (entry.authorization() == null) {
                held.remove(entry.token().key());
            } else {
                held.put(entry.token().key(), new LocalListState.Held(entry.token(), digest(entry)));
            }
        }
        return held;
    }

    void apply(LocalListState list, FunctionFact.LocalListWanted event) {
        list.mode = event.mode();
        list.groups = event.groups();
        again(list);
        if (list.mode == LocalListMode.OFF) {
            list.known = false;
            list.held.clear();
        }
    }

    /** Whatever was found or has failed, the station is asked. */
    void again(LocalListState list) {
        list.status = LocalListStatus.UNKNOWN;
        list.asked = false;
        list.tries = 0;
        list.retryAtMs = 0;
    }

    void apply(LocalListState list, FunctionFact.LocalListRead event) {
        list.asked = true;
        list.known = event.ours();
        list.version = event.version();
    }

    void apply(StationState station, FunctionFact.LocalListUpdated event) {
        LocalListState list = station.functions.localList;
        Commands.sent(station, event.command())
                .map(OrderState::command)
                .filter(Command.SendLocalList.class::isInstance)
                .map(Command.SendLocalList.class::cast)
                .ifPresent(update -> {
                    Map<String, LocalListState.Held> held = after(list, update);
                    list.held.clear();
                    list.held.putAll(held);
                    list.known = update.full() || list.known;
                });
        list.version = event.version();
        list.asked = true;
        list.tries = 0;
    }

    /** After a refusal nothing is taken for granted: the version is asked, and the next update is a full one. */
    void apply(LocalListState list, FunctionFact.LocalListChanged event, long atMs) {
        list.status = event.status();
        if (event.status() == LocalListStatus.RETRYING || event.status() == LocalListStatus.FAILED) {
            list.tries++;
            list.retryAtMs = event.detail().equals(MISMATCH) ? atMs : atMs + list.tries * limits.retryMs();
            list.asked = false;
            list.known = false;
        }
    }
}

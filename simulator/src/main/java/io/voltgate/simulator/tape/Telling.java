package io.voltgate.simulator.tape;

import io.voltgate.ocpp.Action;
import io.voltgate.ocpp.Dialects;
import io.voltgate.ocpp.OcppVersion;
import io.voltgate.simulator.link.FrameTap.Direction;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What frames tell of themselves where nobody else does: the version that they are of, and who says them. Stateless. */
final class Telling {
    private static final Pattern CALL = Pattern.compile("^\\s*\\[\\s*2\\s*,\\s*\"[^\"]*\"\\s*,\\s*\"(\\w+)\"");
    private static final Set<String> STATIONS = new HashSet<>();
    private static final Set<String> SERVERS = new HashSet<>();

    static {
        for (OcppVersion version : OcppVersion.values()) {
            Dialects.of(version).fromStation().stream().map(Action::name).forEach(STATIONS::add);
            Dialects.of(version).toStation().stream().map(Action::name).forEach(SERVERS::add);
        }
    }

    private Telling() {}

    /** The action of a CALL; empty for anything else. */
    static Optional<String> action(String text) {
        Matcher call = CALL.matcher(text);
        return call.find() ? Optional.of(call.group(1)) : Optional.empty();
    }

    /** Who calls this action; empty where both may, or nobody does. */
    static Optional<Direction> caller(String action) {
        boolean station = STATIONS.contains(action);
        if (station == SERVERS.contains(action)) {
            return Optional.empty();
        }
        return Optional.of(station ? Direction.TO_SERVER : Direction.FROM_SERVER);
    }

    /** The version that these messages are of; a message that only one version has decides. */
    static Optional<OcppVersion> version(Collection<String> texts) {
        for (String text : texts) {
            Optional<OcppVersion> version = action(text).flatMap(action -> version(action, text));
            if (version.isPresent()) {
                return version;
            }
        }
        return Optional.empty();
    }

    private static Optional<OcppVersion> version(String action, String text) {
        if (action.equals("BootNotification")) {
            return Optional.of(text.contains("\"chargePointVendor\"") ? OcppVersion.V16 : OcppVersion.V201);
        }
        List<OcppVersion> speaking = List.of(OcppVersion.values()).stream()
                .filter(version -> knows(version, action))
                .toList();
        boolean v16 = speaking.contains(OcppVersion.V16);
        boolean later = speaking.contains(OcppVersion.V201) || speaking.contains(OcppVersion.V21);
        if (v16 == later) {
            return Optional.empty();
        }
        return Optional.of(speaking.getFirst());
    }

    private static boolean knows(OcppVersion version, String action) {
        return Dialects.of(version).fromStation().stream()
                        .anyMatch(each -> each.name().equals(action))
                || Dialects.of(version).toStation().stream()
                        .anyMatch(each -> each.name().equals(action));
    }
}

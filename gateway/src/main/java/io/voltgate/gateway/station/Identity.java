package io.voltgate.gateway.station;

import io.voltgate.domain.Deviation;
import io.voltgate.domain.StationId;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The identity in a request's path: its last segment that isn't empty, whatever stands before. A value. It is percent-decoded
 * exactly once, so an encoded slash stays in it and a plus stays a plus (OCPP-J, 3.1.1); a # that isn't encoded is part of it,
 * since a request has no fragment.
 *
 * @param dialled the identity as the station wrote it
 */
record Identity(StationId dialled, Set<Deviation> deviations) {
    private static final int HEX = 16;

    Identity {
        deviations = Set.copyOf(deviations);
    }

    /** The identity, empty where there is none or it can't be one. */
    static Optional<Identity> of(String requestTarget) {
        String path = path(requestTarget);
        List<String> segments = Arrays.stream(path.split("/", -1))
                .filter(segment -> !segment.isEmpty())
                .toList();
        if (segments.isEmpty()) {
            return Optional.empty();
        }
        Set<Deviation> flaws = EnumSet.noneOf(Deviation.class);
        if (!requestTarget.startsWith("/")) {
            flaws.add(Deviation.ABSOLUTE_URL);
        }
        if (path.endsWith("/")) {
            flaws.add(Deviation.TRAILING_SLASH);
        }
        if (path.contains("//")) {
            flaws.add(Deviation.DOUBLE_SLASH);
        }
        int last = segments.size() - 1;
        if (last > 0 && segments.get(last).equals(segments.get(last - 1))) {
            flaws.add(Deviation.IDENTITY_TWICE);
        }
        return decode(segments.get(last)).flatMap(Identity::station).map(station -> new Identity(station, flaws));
    }

    /** Some stations put the whole URL into the request line. */
    private static String path(String target) {
        int scheme = target.indexOf("://");
        int begin = scheme > 0 && scheme < target.indexOf('/') ? target.indexOf('/', scheme + 3) : 0;
        if (begin < 0) {
            return "";
        }
        int query = target.indexOf('?', begin);
        return target.substring(begin, query < 0 ? target.length() : query);
    }

    private static Optional<String> decode(String segment) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(segment.length());
        for (int at = 0; at < segment.length(); at++) {
            char c = segment.charAt(at);
            if (c != '%') {
                bytes.write(c);
                continue;
            }
            int high = digit(segment, at + 1);
            int low = digit(segment, at + 2);
            if (high < 0 || low < 0) {
                return Optional.empty();
            }
            bytes.write(high * HEX + low);
            at += 2;
        }
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString());
        } catch (CharacterCodingException malformed) {
            return Optional.empty();
        }
    }

    private static int digit(String text, int at) {
        return at < text.length() ? Character.digit(text.charAt(at), HEX) : -1;
    }

    /** Control characters would end up in logs, and the database can't store each. */
    private static Optional<StationId> station(String text) {
        boolean fits = !text.isBlank()
                && text.length() <= StationId.MAX_LENGTH
                && text.chars().noneMatch(Character::isISOControl);
        return fits ? Optional.of(new StationId(text)) : Optional.empty();
    }
}

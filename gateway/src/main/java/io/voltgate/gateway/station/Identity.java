package io.voltgate.gateway.station;

import io.voltgate.domain.StationId;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The identity in a request's path: its last segment that isn't empty, whatever stands before. Stateless. It is percent-decoded
 * exactly once, so an encoded slash stays in it and a plus stays a plus (OCPP-J, 3.1.1).
 */
final class Identity {
    private static final int HEX = 16;

    private Identity() {}

    /** The identity, empty where there is none or it can't be one. */
    static Optional<StationId> of(String requestTarget) {
        String path = path(requestTarget);
        int end = path.length();
        while (end > 0 && path.charAt(end - 1) == '/') {
            end--;
        }
        return decode(path.substring(path.lastIndexOf('/', end - 1) + 1, end)).flatMap(Identity::station);
    }

    /** Some stations put the whole URL into the request line. */
    private static String path(String target) {
        int scheme = target.indexOf("://");
        int begin = scheme > 0 && scheme < target.indexOf('/') ? target.indexOf('/', scheme + 3) : 0;
        if (begin < 0) {
            return "";
        }
        int end = target.length();
        for (char mark : new char[] {'?', '#'}) {
            int at = target.indexOf(mark, begin);
            end = at >= 0 ? Math.min(end, at) : end;
        }
        return target.substring(begin, end);
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

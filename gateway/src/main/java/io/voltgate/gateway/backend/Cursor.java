package io.voltgate.gateway.backend;

import io.voltgate.persistence.store.query.PageKey;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The place of a page as a client sees it: opaque, in URL-safe Base64. Stateless. What we wrote we can read. */
final class Cursor {
    private static final Pattern FORM = Pattern.compile("(-?\\d{1,18}):([0-9a-f-]{36})");

    private Cursor() {}

    static String write(PageKey key) {
        long micros = ChronoUnit.MICROS.between(Instant.EPOCH, key.at());
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((micros + ":" + key.id()).getBytes(StandardCharsets.US_ASCII));
    }

    static PageKey read(String cursor) {
        try {
            Matcher matcher =
                    FORM.matcher(new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII));
            if (matcher.matches()) {
                long micros = Long.parseLong(matcher.group(1));
                Instant at = Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
                return new PageKey(Parameters.inRange(at, "cursor"), UUID.fromString(matcher.group(2)));
            }
        } catch (IllegalArgumentException | DateTimeException unreadable) {
            throw unknown();
        }
        throw unknown();
    }

    private static ProblemException unknown() {
        return ProblemException.malformed("cursor", "the cursor is not one of ours");
    }
}

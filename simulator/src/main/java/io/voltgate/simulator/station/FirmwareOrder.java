package io.voltgate.simulator.station;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What firmware is to be installed, and by which message its steps are told. A value.
 *
 * @param number makes it another than an order of the same content
 * @param requestId null for UpdateFirmware of OCPP 1.6, which tells fewer steps
 * @param from when to download, at once where it is past
 * @param installFrom null where it doesn't say
 * @param seal null where it isn't signed
 */
record FirmwareOrder(
        int number,
        String action,
        @Nullable Integer requestId,
        Download download,
        Instant from,
        @Nullable Instant installFrom,
        @Nullable FirmwareSeal seal) {
    private static final Pattern VERSION = Pattern.compile("\\d{1,6}(\\.\\d{1,6})+");

    /** Whether the steps between are told: what is scheduled, verified, and that it reboots. */
    boolean tellsAll() {
        return requestId != null;
    }

    private String fileName() {
        String path = download.url().replaceFirst("[?#].*", "");
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** The version that its file's name tells, such as 2.1 in fw-2.1.bin; else one more than the old. */
    String version(String old) {
        Matcher told = VERSION.matcher(fileName());
        if (told.find()) {
            return told.group();
        }
        int dot = old.lastIndexOf('.');
        return old.substring(0, dot + 1) + (Long.parseLong(old.substring(dot + 1)) + 1);
    }

    /** A file whose name says that it is broken can't be installed. */
    boolean isBroken() {
        return fileName().toLowerCase(Locale.ROOT).contains("broken");
    }

    static Optional<Instant> moment(JsonNode payload, String path) {
        try {
            String text = Json.text(payload, path);
            return text.isEmpty()
                    ? Optional.empty()
                    : Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }
}

package io.voltgate.simulator.vendor;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Something that stations in the field do otherwise than the standard says, as far as it is a change of what goes out. Constants. What a
 * session tells stays true: only its form changes.
 */
public enum Quirk {
    /** StatusNotification before BootNotification. */
    STATUS_BEFORE_BOOT,
    /** The start of a transaction is sent twice, under one message id. */
    REPEATED_START,
    /** 2026-08-04T13:35:45.377, of UTC without saying so. */
    TIME_WITHOUT_ZONE,
    /** 2026-08-04 13:35:45.377Z. */
    TIME_WITH_BLANK,
    /** 2026-08-04T13:35Z. */
    TIME_WITHOUT_SECONDS,
    /** A zero byte follows the JSON. */
    ZERO_BYTE_AFTER,
    /** An empty text frame follows each heartbeat. */
    EMPTY_FRAMES,
    /** The payload of a heartbeat is null. */
    NULL_PAYLOAD,
    /** Measured values in blanks; of OCPP 1.6, where they are texts. */
    PADDED_VALUES,
    /** The serial number is longer than its field. */
    LONG_SERIAL,
    /** StopTransaction without idTag. */
    STOP_WITHOUT_TAG,
    /** Actions with a small first letter. */
    SMALL_LETTERS;

    private static final Pattern TIME =
            Pattern.compile("\"(\\d{4}-\\d\\d-\\d\\d)T(\\d\\d:\\d\\d)(:\\d\\d(?:\\.\\d+)?)Z\"");
    private static final Pattern TAG = Pattern.compile("\"idTag\":\"[^\"]*\",|,\"idTag\":\"[^\"]*\"");

    @JsonCreator
    static Quirk of(String word) {
        return Arrays.stream(values())
                .filter(quirk -> quirk.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no quirk is called " + word));
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What goes out instead of this call. */
    List<String> instead(String action, String text) {
        boolean heartbeat = action.equals("Heartbeat");
        boolean start = action.equals("StartTransaction") || text.contains("\"eventType\":\"Started\"");
        return switch (this) {
            case STATUS_BEFORE_BOOT -> List.of(text);
            case REPEATED_START -> start ? List.of(text, text) : List.of(text);
            case TIME_WITHOUT_ZONE -> List.of(TIME.matcher(text).replaceAll("\"$1T$2$3\""));
            case TIME_WITH_BLANK -> List.of(TIME.matcher(text).replaceAll("\"$1 $2$3Z\""));
            case TIME_WITHOUT_SECONDS -> List.of(TIME.matcher(text).replaceAll("\"$1T$2Z\""));
            case ZERO_BYTE_AFTER -> List.of(text + '\0');
            case EMPTY_FRAMES -> heartbeat ? List.of(text, "") : List.of(text);
            case NULL_PAYLOAD -> List.of(heartbeat ? text.replace("{}]", "null]") : text);
            case PADDED_VALUES -> List.of(text.replaceAll("\"value\":\"([^\"]*)\"", "\"value\":\" $1 \""));
            case LONG_SERIAL ->
                List.of(text.replaceAll(
                        "(\"(?:chargePointSerialNumber|serialNumber)\":\")([^\"]*)\"",
                        "$1$2-" + "0123456789".repeat(4) + "\""));
            case STOP_WITHOUT_TAG ->
                List.of(action.equals("StopTransaction") ? TAG.matcher(text).replaceFirst("") : text);
            case SMALL_LETTERS ->
                List.of(text.replace(
                        "\"" + action + "\"",
                        "\"" + action.substring(0, 1).toLowerCase(Locale.ROOT) + action.substring(1) + "\""));
        };
    }
}

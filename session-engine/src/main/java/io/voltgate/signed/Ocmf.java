package io.voltgate.signed;

import io.voltgate.domain.Energy;
import io.voltgate.domain.SignedReading.Clock;
import io.voltgate.signed.SignedRecord.Claim;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The Open Charge Metering Format (OCMF 1.0): {@code OCMF|payload|signature}, both of them JSON. Stateless. What is signed is the
 * payload to the last byte as it was sent, white space included; the signature section is not signed.
 */
final class Ocmf {
    private static final Octets HEADER = Octets.utf8("OCMF|");
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    /** 2018-07-24T13:22:04,000+0200 S. */
    private static final Pattern TIME = Pattern.compile(
            "(\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d)(?:[,.](\\d{1,9}))?(Z|[+-]\\d\\d):?(\\d\\d)?(?: ([UISR]))?");

    private static final int MAX_PRINTED = 8;
    private static final int MAX_NUMBER = 100;
    private static final Map<String, Integer> UNITS = Map.of("wh", 0, "kwh", 3);

    private Ocmf() {}

    static boolean begins(Octets octets) {
        return octets.startsWith(HEADER);
    }

    /** @param method what the container around the record names, empty where it names none */
    static SignedRecord read(Octets octets, String method) {
        int last = octets.lastIndexOf('|');
        if (last < HEADER.length()) {
            throw new UnreadableRecordException("the OCMF record has no signature section");
        }
        Octets payload = octets.slice(HEADER.length(), last);
        JsonNode signature = object(octets.from(last + 1), "signature section");
        Content content = content(payload);
        String algorithm = text(signature, "SA");
        String named = algorithm.isEmpty() ? method : algorithm;
        return new SignedRecord(
                payload,
                signature(signature),
                named,
                named.isBlank()
                        ? SignatureMethod.UNNAMED
                        : SignatureMethod.named(named).orElse(null),
                content.meter(),
                content.claims());
    }

    private record Content(String meter, List<Claim> claims) {}

    /** A payload that can't be read may still be what was signed: that is for the signature to tell. */
    private static Content content(Octets payload) {
        try {
            JsonNode content = object(payload, "payload");
            return new Content(serial(content), claims(content));
        } catch (UnreadableRecordException unreadable) {
            return new Content("", List.of(new Claim(null, unreadable.why(), "", "", 0, Clock.UNKNOWN)));
        }
    }

    private static JsonNode object(Octets octets, String section) {
        try {
            JsonNode node = JSON.readTree(octets.toBytes());
            if (node.isObject()) {
                return node;
            }
        } catch (JacksonException malformed) {
            throw new UnreadableRecordException("the OCMF " + section + " is no JSON");
        }
        throw new UnreadableRecordException("the OCMF " + section + " is no JSON object");
    }

    /** Hexadecimal where it doesn't say (OCMF 1.0, table 8); what can only be Base64 is taken for that. */
    private static Octets signature(JsonNode section) {
        String data = text(section, "SD");
        Optional<Octets> octets = text(section, "SE").equalsIgnoreCase("base64")
                ? Octets.ofBase64(data)
                : Octets.ofHex(data).or(() -> Octets.ofBase64(data));
        return octets.orElseThrow(() -> new UnreadableRecordException("the OCMF record has no signature"));
    }

    private static String serial(JsonNode content) {
        String meter = text(content, "MS");
        return meter.isEmpty() ? text(content, "GS") : meter;
    }

    /** A reading leaves out what is as in the one before. */
    private static List<Claim> claims(JsonNode content) {
        JsonNode readings = content.path("RD");
        if (!readings.isArray() || readings.isEmpty()) {
            throw new UnreadableRecordException("the OCMF record has no readings");
        }
        if (readings.size() > SignedRecord.MAX_CLAIMS) {
            throw new UnreadableRecordException(
                    "the OCMF record has more than " + SignedRecord.MAX_CLAIMS + " readings");
        }
        List<Claim> claims = new ArrayList<>();
        Reading before = new Reading("", "", "", "", "", "G");
        for (JsonNode each : readings) {
            before = before.then(each);
            claims.add(before.claim(each.path("RV")));
        }
        return claims;
    }

    private record Reading(String time, String occasion, String obis, String unit, String errors, String status) {
        Reading then(JsonNode next) {
            return new Reading(
                    or(next, "TM", time),
                    or(next, "TX", occasion),
                    or(next, "RI", obis),
                    or(next, "RU", unit),
                    or(next, "EF", errors),
                    or(next, "ST", status));
        }

        private static String or(JsonNode next, String name, String before) {
            return next.has(name) ? text(next, name) : before;
        }

        Claim claim(JsonNode value) {
            Matcher moment = TIME.matcher(time);
            boolean told = moment.matches();
            String doubt = doubt();
            Energy register = doubt.isEmpty() ? register(value) : null;
            return new Claim(
                    register,
                    register == null && doubt.isEmpty() ? "it has no number of Wh or kWh" : doubt,
                    obis,
                    occasion,
                    told ? epochMs(moment) : 0,
                    told ? clock(moment.group(5)) : Clock.UNKNOWN);
        }

        private String doubt() {
            if (errors.contains("E")) {
                return "the meter says that its energy must not be billed (EF " + printable(errors) + ")";
            }
            if (occasion.equals("X")) {
                return "the meter says that something failed while it charged (TX X)";
            }
            return status.equals("G") ? "" : "the meter says that it doesn't work (ST " + printable(status) + ")";
        }

        private @Nullable Energy register(JsonNode value) {
            Integer power = UNITS.get(unit.toLowerCase(Locale.ROOT));
            BigDecimal number = number(value);
            return power == null || number == null ? null : SignedRecord.energy(number, power);
        }
    }

    /** A number, or as some meters write it a text that is one. */
    private static @Nullable BigDecimal number(JsonNode value) {
        try {
            return value.isNumber()
                    ? value.decimalValue()
                    : value.isString() && value.asString().length() <= MAX_NUMBER
                            ? new BigDecimal(value.asString().strip())
                            : null;
        } catch (NumberFormatException | JacksonException notANumber) {
            return null;
        }
    }

    private static long epochMs(Matcher moment) {
        String fraction = moment.group(2) == null ? "" : "." + moment.group(2);
        String hours = moment.group(3);
        String zone = hours.equals("Z") ? "Z" : hours + ":" + (moment.group(4) == null ? "00" : moment.group(4));
        try {
            return OffsetDateTime.parse(moment.group(1) + fraction + zone)
                    .toInstant()
                    .toEpochMilli();
        } catch (DateTimeException noSuchMoment) {
            return 0;
        }
    }

    private static Clock clock(@Nullable String letter) {
        return switch (letter == null ? "" : letter) {
            case "S" -> Clock.SYNCHRONIZED;
            case "R" -> Clock.RELATIVE;
            case "I" -> Clock.INFORMATIVE;
            default -> Clock.UNKNOWN;
        };
    }

    private static String text(JsonNode node, String name) {
        JsonNode value = node.path(name);
        return value.isString() ? value.asString() : "";
    }

    /** What goes into a sentence for people is short and plain. */
    private static String printable(String text) {
        String plain = text.replaceAll("[^A-Za-z0-9]", "");
        return plain.substring(0, Math.min(MAX_PRINTED, plain.length()));
    }
}

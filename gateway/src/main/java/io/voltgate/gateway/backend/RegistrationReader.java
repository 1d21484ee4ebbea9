package io.voltgate.gateway.backend;

import io.voltgate.domain.LinkSecurity;
import io.voltgate.domain.StationId;
import io.voltgate.domain.StationStatus;
import io.voltgate.engine.WorkingHours;
import io.voltgate.ocpp.OcppVersion;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Currency;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads what an operator says of stations and tokens from the API's JSON. Stateless, for any thread. A password goes in
 * and never comes out again.
 */
final class RegistrationReader {
    private static final int MAX_TEXT = 500;
    private static final int MAX_NAME = 200;
    private static final int MAX_EMAIL = 254;
    private static final int MAX_TOKEN = 255;
    private static final int MAX_POWER_KW = 100_000;
    private static final BigDecimal MAX_PRICE = new BigDecimal("90000");
    private static final int PRICE_DIGITS = 6;
    private static final int PLACE_DIGITS = 15;
    private static final int MIN_PASSWORD = 8;
    private static final int MAX_PASSWORD = 64;
    private static final int MIN_NEW_PASSWORD = 16;
    private static final int MAX_NEW_PASSWORD = 40;
    private static final int MAX_ALIASES = 16;
    private static final int MAX_SPANS = 24;
    private static final int MAX_LANGUAGE = 35;
    private static final int CURRENCY = 3;

    private RegistrationReader() {}

    /** A station that says itself which it is. */
    record Listed(StationId station, StationRegistration registration) {}

    /** Reads a station; its name is the identity where none is given. */
    static StationRegistration station(JsonNode body, String identity) {
        return Fields.read(body, fields -> station(fields, identity));
    }

    /** Reads a station that has its identity beside the other fields. */
    static Listed listed(JsonNode body) {
        return Fields.read(body, fields -> {
            String identity = fields.text("identity", StationId.MAX_LENGTH);
            return new Listed(new StationId(identity), station(fields, identity));
        });
    }

    private static StationRegistration station(Fields fields, String identity) {
        return new StationRegistration(
                fields.mayText("name", 1, MAX_NAME).orElse(identity),
                fields.mayText("address", 1, MAX_TEXT).orElse(null),
                fields.mayObject("location", RegistrationReader::location).orElse(null),
                fields.mayInteger("maxPowerKw", 0, MAX_POWER_KW).orElse(null),
                fields.mayText("status", 1, MAX_NAME)
                        .map(word -> status(fields, word))
                        .orElse(null),
                fields.mayObject("workingHours", RegistrationReader::hours).orElse(null),
                fields.mayDecimal("pricePerKwh", BigDecimal.ZERO, MAX_PRICE, PRICE_DIGITS)
                        .orElse(null),
                fields.mayText("operatorId", 1, MAX_NAME).orElse(null),
                password(fields).orElse(null),
                dialling(fields));
    }

    /** A short or empty one must be meant, for stations that can't be given another. */
    private static Optional<StationRegistration.Password> password(Fields fields) {
        int min = fields.flagOr("weakPassword", false) ? 0 : MIN_PASSWORD;
        return fields.mayText("password", min, MAX_PASSWORD).map(StationRegistration.Password::new);
    }

    private static StationRegistration.Dialling dialling(Fields fields) {
        Optional<String> version = fields.mayText("ocppVersion", 0, MAX_NAME);
        if (version.isPresent()
                && !version.get().isEmpty()
                && OcppVersion.of(version.get()).isEmpty()) {
            throw fields.invalid("ocppVersion", "a subprotocol such as ocpp1.6 is needed, or nothing");
        }
        return new StationRegistration.Dialling(
                version.orElse(null),
                fields.mayTexts("aliases", MAX_ALIASES, StationId.MAX_LENGTH).orElse(null),
                fields.mayText("serialNumber", 0, MAX_NAME).orElse(null),
                fields.mayInteger("securityProfile", 0, LinkSecurity.HIGHEST).orElse(null));
    }

    /** What a station is to authenticate with from now on; OCPP asks for at least 16 characters. */
    static StationRegistration.Password newPassword(JsonNode body) {
        return Fields.read(
                body,
                fields ->
                        new StationRegistration.Password(fields.text("password", MIN_NEW_PASSWORD, MAX_NEW_PASSWORD)));
    }

    static TokenRegistration token(JsonNode body) {
        return Fields.read(
                body,
                fields -> new TokenRegistration(
                        fields.textOrEmpty("type", MAX_NAME),
                        fields.object("user", RegistrationReader::user),
                        fields.mayText("group", 1, MAX_TOKEN).orElse(null),
                        fields.mayText("expiresAt", 1, MAX_NAME)
                                .map(text -> expiry(fields, text))
                                .orElse(null),
                        fields.flagOr("active", true)));
    }

    /** What the user calls a favorite station; null where they call it nothing. */
    static @Nullable String alias(JsonNode body) {
        return Fields.read(body, fields -> fields.mayText("alias", 1, MAX_NAME)).orElse(null);
    }

    private static Instant expiry(Fields fields, String text) {
        try {
            return Parameters.instant(text, "expiresAt");
        } catch (ProblemException notATime) {
            throw fields.invalid("expiresAt", notATime.problem().detail());
        }
    }

    private static TokenRegistration.User user(Fields fields) {
        String email = fields.text("email", MAX_EMAIL);
        if (!email.matches("[^@\\s]+@[^@\\s]+")) {
            throw fields.invalid("email", "an email address is needed");
        }
        return new TokenRegistration.User(
                email,
                fields.mayText("name", 1, MAX_NAME).orElse(null),
                fields.mayText("phone", 1, MAX_NAME).orElse(null),
                fields.mayText("language", 2, MAX_LANGUAGE).orElse(null),
                fields.mayText("currency", CURRENCY, CURRENCY)
                        .map(code -> currency(fields, code))
                        .orElse(null));
    }

    private static String currency(Fields fields, String code) {
        try {
            return Currency.getInstance(code).getCurrencyCode();
        } catch (IllegalArgumentException unknown) {
            throw fields.invalid("currency", "a currency code of ISO 4217 such as EUR is needed");
        }
    }

    private static StationRegistration.Location location(Fields fields) {
        return new StationRegistration.Location(degrees(fields, "lat", 90), degrees(fields, "lon", 180));
    }

    private static double degrees(Fields fields, String name, int most) {
        BigDecimal limit = BigDecimal.valueOf(most);
        return fields.decimal(name, limit.negate(), limit, PLACE_DIGITS).doubleValue();
    }

    private static StationStatus status(Fields fields, String word) {
        return switch (word) {
            case "active" -> StationStatus.ACTIVE;
            case "maintenance" -> StationStatus.MAINTENANCE;
            case "offline" -> StationStatus.OFFLINE;
            default -> throw fields.invalid("status", "one of active, maintenance, offline is needed");
        };
    }

    /** {"zone": "Europe/Berlin", "days": {"monday": [{"from": "08:00", "until": "20:00"}]}}. */
    private static WorkingHours hours(Fields fields) {
        return new WorkingHours(zone(fields), fields.object("days", RegistrationReader::days));
    }

    private static ZoneId zone(Fields fields) {
        try {
            return ZoneId.of(fields.text("zone", MAX_NAME));
        } catch (DateTimeException unknown) {
            throw fields.invalid("zone", "a time zone such as Europe/Berlin is needed");
        }
    }

    private static Map<DayOfWeek, List<WorkingHours.Span>> days(Fields fields) {
        Map<DayOfWeek, List<WorkingHours.Span>> days = new EnumMap<>(DayOfWeek.class);
        Function<Fields, WorkingHours.Span> span =
                part -> new WorkingHours.Span(time(part, "from"), time(part, "until"));
        for (DayOfWeek day : DayOfWeek.values()) {
            List<WorkingHours.Span> spans = fields.mayObjects(day.name().toLowerCase(Locale.ROOT), MAX_SPANS, span);
            if (!spans.isEmpty()) {
                days.put(day, spans);
            }
        }
        return days;
    }

    private static LocalTime time(Fields fields, String name) {
        try {
            return LocalTime.parse(fields.text(name, MAX_NAME));
        } catch (DateTimeException notATime) {
            throw fields.invalid(name, "a time of day such as 08:00 is needed");
        }
    }
}

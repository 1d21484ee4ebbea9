package io.voltgate.engine;

import io.voltgate.domain.DriverFact;
import io.voltgate.domain.Money;
import io.voltgate.domain.Reply;
import io.voltgate.domain.Request;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Payments at a station's own terminal: what it says became of them (OCPP 2.1 Part 2, C20 to C22). Called by the shard's thread. The same
 * word on the same payment is one fact, however often it is said.
 */
final class AdHocPayments {
    private static final String SETTLED = "Settled";
    private static final BigDecimal MAX = BigDecimal.valueOf(1_000_000_000L);
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final DriverSettings.AdHoc settings;
    private final Payments payments;

    AdHocPayments(DriverSettings settings, Payments payments) {
        this.settings = settings.adHoc();
        this.payments = payments;
    }

    /** What a terminal told last of the payment of a session. */
    record Settlement(String pspRef, String status, Money amount) {}

    /** Takes in a settlement, which is kept as a notice besides; the answer says where the receipt is. */
    Reply settled(StationState station, Request.Notice notice, Turn turn) {
        JsonNode body = read(notice.body());
        Optional<SessionState> found = sessionOf(station, body);
        if (found.isEmpty()) {
            return new Reply.Receipted(null, null);
        }
        SessionState session = found.get();
        Settlement told = settlement(session, body);
        if (told != null && !told.equals(session.driver.settlement)) {
            turn.emit(new DriverFact.SettlementTold(
                    station.id,
                    session.id,
                    told.pspRef(),
                    told.status(),
                    told.amount(),
                    notice.at(),
                    text(body, "receiptId"),
                    text(body, "receiptUrl")));
            if (session.payment != null && session.paidOutside()) {
                Money taken = told.status().equals(SETTLED) ? told.amount() : null;
                payments.settledOutside(station, session, taken, told.pspRef(), turn);
            }
        }
        return receipt(session);
    }

    private static @Nullable Settlement settlement(SessionState session, JsonNode body) {
        BigDecimal amount = body.path("settlementAmount").isNumber()
                ? body.path("settlementAmount").decimalValue()
                : BigDecimal.ZERO;
        if (amount.signum() < 0 || amount.compareTo(MAX) > 0) {
            return null;
        }
        return new Settlement(
                body.path("pspRef").asString(""),
                body.path("status").asString(""),
                Money.of(session.tariff.currency(), amount));
    }

    /** The session that the station names, or the newest with the payment's name for a token. */
    private static Optional<SessionState> sessionOf(StationState station, JsonNode body) {
        String transaction = body.path("transactionId").asString("");
        String pspRef = body.path("pspRef").asString("");
        return transaction.isEmpty()
                ? station.session(session ->
                        session.token != null && session.token.value().equals(pspRef))
                : station.session(session -> session.transaction.value().equals(transaction));
    }

    private Reply receipt(SessionState session) {
        String url = settings.receiptUrl();
        String id = session.id.value().toString();
        return url.isEmpty() ? new Reply.Receipted(null, null) : new Reply.Receipted(url.replace("{session}", id), id);
    }

    private static @Nullable String text(JsonNode body, String field) {
        return body.path(field).isString() ? body.path(field).asString() : null;
    }

    private static JsonNode read(String body) {
        try {
            return JSON.readTree(body);
        } catch (JacksonException unreadable) {
            throw new IllegalStateException("a notice that was written as JSON is none", unreadable);
        }
    }

    static void apply(SessionState session, DriverFact.SettlementTold event) {
        session.driver.settlement = new Settlement(event.pspRef(), event.status(), event.amount());
    }
}

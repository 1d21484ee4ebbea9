package io.voltgate.persistence.store;

import io.voltgate.domain.Bill;
import io.voltgate.domain.ConnectorId;
import io.voltgate.domain.Energy;
import io.voltgate.domain.Event;
import io.voltgate.domain.IdToken;
import io.voltgate.domain.Money;
import io.voltgate.domain.SessionId;
import io.voltgate.domain.SessionOutcome;
import io.voltgate.domain.StationTime;
import io.voltgate.domain.Tariff;
import io.voltgate.domain.UserId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a charging session, from its start to its restatements. Stateless, for any thread. `session_data` holds what has no
 * column: transaction, identity, evse, connector, token, tokenType, pricePerKwh, currency, meterStart and meterStop (Wh as decimal
 * text), origin, authorization, chargingState, reason, the station's times as sent, and what else a TransactionEvent said, by its
 * names in OCPP; once it has ended, its bill and how well its energy is known.
 */
final class SessionRows {
    private SessionRows() {}

    static void started(Fact fact, Event.SessionStarted event, RowBatch rows) {
        UUID session = event.session().value();
        UUID user = event.user().value();
        ConnectorId connector = event.connector();
        guest(fact, event.user(), event.guest(), rows);
        rows.put(
                Sql.SESSION,
                session,
                session,
                Cells.at(event.at().epochMs()),
                null,
                "active",
                null,
                null,
                null,
                null,
                user,
                fact.stationKey(),
                connector == null ? -1 : connector.evse(),
                connector == null ? -1 : connector.connector(),
                Cells.at(fact.atMs()));
        rows.sessionData(session, data(fact, event));
        lastLocation(fact, user, rows);
        rows.add(Sql.FAVORITE_USED, user, fact.stationKey(), Cells.at(fact.atMs()));
    }

    static void updated(Fact fact, Event.SessionUpdated event, RowBatch rows) {
        UUID session = event.session().value();
        Map<String, Object> data = new LinkedHashMap<>();
        place(event.connector(), data);
        token(event.token(), data);
        if (!event.chargingState().isEmpty()) {
            data.put("chargingState", event.chargingState());
        }
        if (event.extras() != null) {
            data.putAll(Cells.fields(event.extras()));
        }
        if (!data.isEmpty()) {
            rows.sessionData(session, data);
        }
        ConnectorId connector = event.connector();
        if (connector != null) {
            rows.put(Sql.SESSION_CONNECTOR, session, session, connector.evse(), connector.connector());
        }
        if (event.user() != null) {
            named(fact, session, event.user(), event.guest(), rows);
        }
    }

    static void metered(Fact fact, Event.SessionMetered event, RowBatch rows) {
        MeterRows place = new MeterRows(
                fact,
                event.connector(),
                event.transaction().value(),
                event.session().value());
        place.add(event.samples(), rows);
        energy(event.session(), event.delivered(), event.cost(), rows);
    }

    static void startCorrected(Event.SessionStartCorrected event, RowBatch rows) {
        UUID session = event.session().value();
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("startTime", event.at().raw());
        if (event.meterStart() != null) {
            data.put("meterStart", wattHours(event.meterStart()));
        }
        rows.sessionData(session, data);
        rows.session(session, Cells.at(event.at().epochMs()));
    }

    static void tariffAgreed(Event.SessionTariffAgreed event, RowBatch rows) {
        Map<String, Object> data = new LinkedHashMap<>();
        price(event.tariff(), data);
        rows.sessionData(event.session().value(), data);
    }

    static void ended(Fact fact, Event.SessionEnded event, RowBatch rows) {
        UUID session = event.session().value();
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("reason", event.reason());
        data.put("endTime", event.at().raw());
        data.put("endReceivedAt", Instant.ofEpochMilli(fact.atMs()).toString());
        if (event.meterStop() != null) {
            data.put("meterStop", wattHours(event.meterStop()));
        }
        bill(event.bill(), data);
        rows.sessionData(session, data);
        end(session, event.at(), event.outcome(), rows);
        energy(event.session(), event.delivered(), event.cost(), rows);
    }

    static void restated(Fact fact, Event.SessionRestated event, RowBatch rows) {
        energy(event.session(), event.delivered(), event.cost(), rows);
        Map<String, Object> data = new LinkedHashMap<>();
        bill(event.bill(), data);
        Event.RealEnd end = event.end();
        if (end != null) {
            data.put("reason", end.reason());
            data.put("endTime", end.at().raw());
            if (end.meterStop() != null) {
                data.put("meterStop", wattHours(end.meterStop()));
            }
            end(event.session().value(), end.at(), end.outcome(), rows);
        }
        if (!data.isEmpty()) {
            rows.sessionData(event.session().value(), data);
        }
        rows.add(
                Sql.RESTATEMENT,
                event.session().value(),
                event.version(),
                event.delivered().toKwh(),
                event.cost().amount(),
                event.reason(),
                Cells.at(fact.atMs()));
    }

    static void reviewed(Event.SessionReviewed event, RowBatch rows) {
        Map<String, Object> data = new LinkedHashMap<>();
        bill(event.bill(), data);
        rows.sessionData(event.session().value(), data);
    }

    private static void end(UUID session, StationTime at, SessionOutcome outcome, RowBatch rows) {
        String status = outcome.name().toLowerCase(Locale.ROOT);
        rows.session(session, null, Cells.at(at.epochMs()), status);
    }

    private static void bill(@Nullable Bill bill, Map<String, Object> data) {
        if (bill != null) {
            data.put("bill", bill);
            data.put("quality", bill.quality());
        }
    }

    private static void named(Fact fact, UUID session, UserId named, boolean guest, RowBatch rows) {
        UUID user = named.value();
        guest(fact, named, guest, rows);
        rows.put(Sql.FAVORITE_NAMED, session, user, session, Cells.at(fact.atMs()));
        rows.put(Sql.SESSION_USER, session, session, user);
        rows.put(Sql.PAYMENT_USER, session, session, user);
        lastLocation(fact, user, rows);
    }

    /** A user that we make up; every user has exactly one row of settings. */
    private static void guest(Fact fact, UserId user, boolean guest, RowBatch rows) {
        if (guest) {
            rows.put(Sql.GUEST, user, user.value(), Cells.at(fact.atMs()));
            rows.put(Sql.SETTINGS, user, user.value(), Cells.at(fact.atMs()));
        }
    }

    private static void lastLocation(Fact fact, UUID user, RowBatch rows) {
        rows.put(Sql.LAST_LOCATION, user, user, fact.stationKey(), Cells.at(fact.atMs()));
    }

    private static void energy(SessionId session, Energy delivered, Money cost, RowBatch rows) {
        rows.session(session.value(), null, null, null, delivered.toKwh(), cost.amount());
    }

    /** How the user pays is known only when the payment is opened. */
    static void method(SessionId session, String method, RowBatch rows) {
        rows.session(session.value(), null, null, null, null, null, method);
    }

    private static Map<String, Object> data(Fact fact, Event.SessionStarted event) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("transaction", event.transaction().value());
        data.put("identity", event.station().value());
        place(event.connector(), data);
        token(event.token(), data);
        price(event.tariff(), data);
        if (event.meterStart() != null) {
            data.put("meterStart", wattHours(event.meterStart()));
        }
        data.put("origin", event.origin().name());
        data.put("authorization", event.authorization().status().name());
        data.put("startTime", event.at().raw());
        data.put("startReceivedAt", Instant.ofEpochMilli(fact.atMs()).toString());
        return data;
    }

    private static void price(Tariff tariff, Map<String, Object> data) {
        Money price = tariff.pricePerKwh();
        data.put("pricePerKwh", price.amount().stripTrailingZeros().toPlainString());
        data.put("currency", price.currency());
    }

    private static void place(@Nullable ConnectorId connector, Map<String, Object> data) {
        if (connector != null) {
            data.put("evse", connector.evse());
            data.put("connector", connector.connector());
        }
    }

    private static void token(@Nullable IdToken token, Map<String, Object> data) {
        if (token != null) {
            data.put("token", token.value());
            data.put("tokenType", token.type());
        }
    }

    private static String wattHours(Energy energy) {
        return energy.toWh().stripTrailingZeros().toPlainString();
    }
}

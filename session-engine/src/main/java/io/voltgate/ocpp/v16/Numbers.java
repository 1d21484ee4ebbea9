package io.voltgate.ocpp.v16;

import io.voltgate.domain.ConnectorId;
import io.voltgate.domain.Energy;
import io.voltgate.domain.TransactionId;
import io.voltgate.ocpp.Check;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The numbers by which OCPP 1.6 names things, to the words of the domain and back. Stateless. What a version's number can't say is
 * refused by name of the field.
 */
final class Numbers {
    /** The most watt-hours, either way, that {@link Energy} holds. */
    static final long MAX_WH = Long.MAX_VALUE / 1_000_000;

    private Numbers() {}

    /** Where a station says it is; the schema has no bound, the document does (4.7 to 4.9). */
    static ConnectorId place(int connectorId) {
        Check.that("connectorId", connectorId >= 0, "is less than 0");
        return ConnectorId.numbered(connectorId);
    }

    /** Where a message is for connectors only, and must name one. */
    static int connectorOnly(ConnectorId connector) {
        Check.that("connectorId", !connector.isStation(), "is less than 1");
        return connector(connector);
    }

    /** Connector n of OCPP 1.6 is EVSE n with its connector 1; an EVSE's second connector has no number. */
    static int connector(ConnectorId connector) {
        Check.that("connectorId", connector.evse() >= 0 && connector.connector() <= 1, "has no number in OCPP 1.6");
        return connector.evse();
    }

    /** Where a message is for connectors only, the station stands for "none named". */
    static @Nullable Integer connectorOrNone(@Nullable ConnectorId connector) {
        return connector == null || connector.isStation() ? null : Integer.valueOf(connector(connector));
    }

    static int transaction(TransactionId transaction) {
        Optional<Integer> number = number(transaction.value());
        Check.that("transactionId", number.isPresent(), "is not a number of OCPP 1.6");
        return number.orElseThrow();
    }

    private static Optional<Integer> number(String text) {
        try {
            return Optional.of(Integer.valueOf(text));
        } catch (NumberFormatException notANumber) {
            return Optional.empty();
        }
    }

    static Energy energy(String field, long wh) {
        Check.that(field, wh >= -MAX_WH && wh <= MAX_WH, "is not within -" + MAX_WH + " to " + MAX_WH);
        return Energy.ofWh(wh);
    }
}

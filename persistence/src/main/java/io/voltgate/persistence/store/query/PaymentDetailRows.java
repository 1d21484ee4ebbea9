package io.voltgate.persistence.store.query;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The statements about single payments, their steps and differences. Stateless. They read and never write. */
final class PaymentDetailRows {
    private static final String STANDING =
            "SELECT state, amount, refusals, next_at, detail, changed_at FROM ocpp.payment_standings WHERE true";
    private static final String WAITING = """
        SELECT payment_id FROM ocpp.payment_standings WHERE state IN ('RETRYING', 'DUNNING')\
        """;
    private static final String STEPS = """
        SELECT number, step, amount, key, state, code, external_id, requested_at, answered_at
          FROM ocpp.payment_steps WHERE true\
        """;
    private static final String DIFFERENCES = """
        SELECT external_id, kind, payment_id, session_id, ours, theirs, currency, action, found_at, seen_at, mended_at
          FROM ocpp.payment_differences WHERE true\
        """;

    private PaymentDetailRows() {}

    static Optional<PaymentDetail> find(Connection connection, UUID id) throws SQLException {
        Optional<PaymentView> payment = PaymentRows.find(connection, id);
        if (payment.isEmpty()) {
            return Optional.empty();
        }
        List<PaymentDetail.Step> steps = new Select(STEPS)
                .and("payment_id = ?", id)
                .first(PaymentQueries.MAX_ROWS, "number")
                .read(connection, PostgresQueries.TIMEOUT_SECONDS, PaymentDetailRows::step);
        return Optional.of(new PaymentDetail(payment.get(), standing(connection, id), steps));
    }

    static List<PaymentDetail> waiting(Connection connection) throws SQLException {
        List<UUID> ids = new Select(WAITING)
                .newestFirst("changed_at", "payment_id", PaymentQueries.MAX_ROWS)
                .read(connection, PostgresQueries.TIMEOUT_SECONDS, row -> row.uuid("payment_id"));
        List<PaymentDetail> waiting = new ArrayList<>();
        for (UUID id : ids) {
            Optional<PaymentView> payment = PaymentRows.find(connection, id);
            if (payment.isPresent()) {
                waiting.add(new PaymentDetail(payment.get(), standing(connection, id), List.of()));
            }
        }
        return waiting;
    }

    static List<PaymentDifference> differences(Connection connection) throws SQLException {
        return new Select(DIFFERENCES)
                .newestFirst("seen_at", "external_id", PaymentQueries.MAX_ROWS)
                .read(connection, PostgresQueries.TIMEOUT_SECONDS, PaymentDetailRows::difference);
    }

    private static PaymentDetail.@Nullable Standing standing(Connection connection, UUID id) throws SQLException {
        return new Select(STANDING)
                        .and("payment_id = ?", id)
                        .read(connection, PostgresQueries.TIMEOUT_SECONDS, PaymentDetailRows::standing)
                        .stream()
                        .findFirst()
                        .orElse(null);
    }

    private static PaymentDetail.Standing standing(Row row) throws SQLException {
        return new PaymentDetail.Standing(
                row.text("state"),
                row.decimal("amount"),
                row.integer("refusals"),
                row.mayInstant("next_at"),
                row.mayText("detail"),
                row.instant("changed_at"));
    }

    private static PaymentDetail.Step step(Row row) throws SQLException {
        return new PaymentDetail.Step(
                row.integer("number"),
                row.text("step"),
                row.decimal("amount"),
                row.text("key"),
                row.text("state"),
                row.mayText("code"),
                row.mayText("external_id"),
                row.instant("requested_at"),
                row.mayInstant("answered_at"));
    }

    private static PaymentDifference difference(Row row) throws SQLException {
        @Nullable BigDecimal ours = row.mayDecimal("ours");
        return new PaymentDifference(
                row.text("external_id"),
                row.text("kind"),
                row.mayUuid("payment_id"),
                row.mayUuid("session_id"),
                ours,
                row.decimal("theirs"),
                row.text("currency"),
                row.text("action"),
                row.instant("found_at"),
                row.instant("seen_at"),
                row.mayInstant("mended_at"));
    }
}

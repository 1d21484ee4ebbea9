package io.voltgate.gateway.backend;

import io.voltgate.domain.PaymentId;
import io.voltgate.domain.PaymentInstruction;
import io.voltgate.domain.StationId;
import io.voltgate.domain.UserId;
import io.voltgate.engine.Output;
import io.voltgate.persistence.store.query.PaymentDetail;
import io.voltgate.persistence.store.query.PaymentDifference;
import io.voltgate.persistence.store.query.PaymentQueries;
import io.voltgate.persistence.store.query.PaymentView;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** One payment that waits for an operator. Owned by a test; asked by the threads of requests. It remembers what was decided. */
final class FakePayments implements PaymentPort, PaymentQueries {
    static final UUID ID = new UUID(5, 1);
    static final UUID USER = new UUID(6, 1);
    private static final Instant THEN = Instant.parse("2026-03-01T12:00:00Z");

    final List<String> done = new ArrayList<>();
    Output.Receipt receipt = new Output.Receipt(1, null, null);

    private static PaymentDetail detail() {
        PaymentView view = new PaymentView(
                ID, new UUID(4, 1), "CS-1", USER, new BigDecimal("0"), "EUR", "stripe", "pi_1", "failed", THEN, THEN);
        PaymentDetail.Step step = new PaymentDetail.Step(
                1, "CHARGE", new BigDecimal("12.34"), "k1", "DECLINED", "card_declined", null, THEN, THEN);
        return new PaymentDetail(
                view,
                new PaymentDetail.Standing("DUNNING", new BigDecimal("12.34"), 0, null, "DECLINED", THEN),
                List.of(step));
    }

    @Override
    public PaymentQueries queries() {
        return this;
    }

    @Override
    public Optional<PaymentDetail> payment(UUID id) {
        return id.equals(ID) ? Optional.of(detail()) : Optional.empty();
    }

    @Override
    public List<PaymentDetail> waitingPayments() {
        return List.of(detail());
    }

    @Override
    public List<PaymentDifference> paymentDifferences() {
        return List.of(new PaymentDifference(
                "pi_9", "ORPHANED_HOLD", null, null, null, new BigDecimal("30"), "EUR", "RELEASED", THEN, THEN, THEN));
    }

    @Override
    public List<Stuck> stuck() {
        return List.of(new Stuck(ID, "CS-1", "CHARGE", THEN, 7, "Stripe's rate limit"));
    }

    @Override
    public CompletableFuture<Output.Receipt> instruct(
            StationId station, PaymentId payment, PaymentInstruction instruction, String note) {
        done.add(station + " " + payment + " " + instruction + " " + note);
        return CompletableFuture.completedFuture(receipt);
    }

    @Override
    public boolean putMethod(UserId user, String reference, @Nullable String customer) {
        done.add(reference + " " + customer);
        return user.value().equals(USER);
    }

    @Override
    public Comparison reconcile() {
        return new Comparison(3, true, List.of());
    }

    @Override
    public Heard heard(byte[] body, Optional<String> signature) {
        done.add(new String(body, StandardCharsets.UTF_8));
        return switch (signature.orElse("")) {
            case "good" -> Heard.TAKEN;
            case "busy" -> Heard.BUSY;
            case "off" -> Heard.OFF;
            default -> Heard.REFUSED;
        };
    }
}

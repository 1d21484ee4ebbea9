package io.voltgate.gateway.backend;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.voltgate.domain.PaymentId;
import io.voltgate.domain.PaymentInstruction;
import io.voltgate.domain.StationId;
import io.voltgate.domain.UserId;
import io.voltgate.persistence.store.query.PaymentDetail;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What can be known of single payments and done about them, and where their provider tells of them. Called by the threads of requests. What
 * an operator decides is answered with 202 only when it is durable.
 */
final class PaymentRoutes {
    private static final String PAYMENTS = "/api/v1/payments";
    private static final String PAYMENT = PAYMENTS + "/{id}";
    private static final int MAX_NOTE = 500;
    private static final int MAX_NAME = 255;
    private final PaymentPort payments;
    private final CommandRoutes commands;

    PaymentRoutes(PaymentPort payments, CommandRoutes commands) {
        this.payments = payments;
        this.commands = commands;
    }

    /** A payment as the API shows it. */
    private record Shown(@JsonUnwrapped PaymentDetail payment, PaymentPort.@Nullable Stuck stuck) {}

    private record Waiting(List<PaymentDetail> items, List<PaymentPort.Stuck> stuck) {}

    private record Items(List<?> items) {}

    private record Taken(UUID id) {}

    List<Route> routes() {
        return List.of(
                Route.of("GET", PAYMENTS + "/waiting", Set.of(), request -> waiting()),
                Route.of("GET", PAYMENTS + "/differences", Set.of(), request -> differences()),
                Route.of("POST", PAYMENTS + "/reconcile", Set.of(), request -> Answer.json(payments.reconcile())),
                Route.of("GET", PAYMENT, Set.of(), this::payment),
                Route.of(
                        "POST",
                        PAYMENT + "/retry",
                        Set.of(),
                        request -> instruct(request, PaymentInstruction.RETRY, "")),
                Route.of("POST", PAYMENT + "/write-off", Set.of(), this::writeOff),
                Route.of("PUT", "/api/v1/users/{id}/payment-method", Set.of(), this::putMethod),
                Route.openTo("POST", "/api/v1/webhooks/stripe", this::heard));
    }

    private Answer waiting() {
        return Answer.json(new Waiting(payments.queries().waitingPayments(), payments.stuck()));
    }

    private Answer differences() {
        return Answer.json(new Items(payments.queries().paymentDifferences()));
    }

    private PaymentDetail known(ApiRequest request) {
        return payments.queries().payment(request.id()).orElseThrow(() -> ApiRequest.notFound(request.variable("id")));
    }

    private Answer payment(ApiRequest request) {
        PaymentDetail payment = known(request);
        PaymentPort.Stuck stuck = payments.stuck().stream()
                .filter(each -> each.payment().equals(payment.payment().id()))
                .findFirst()
                .orElse(null);
        return Answer.json(new Shown(payment, stuck));
    }

    private Answer writeOff(ApiRequest request) throws InterruptedException {
        String note = Fields.read(request.json(), fields -> fields.text("note", MAX_NOTE));
        return instruct(request, PaymentInstruction.WRITE_OFF, note);
    }

    private Answer instruct(ApiRequest request, PaymentInstruction instruction, String note)
            throws InterruptedException {
        PaymentDetail payment = known(request);
        String identity = payment.payment().station();
        if (identity == null) {
            throw ApiRequest.notFound(request.variable("id"));
        }
        StationId station = new StationId(identity);
        PaymentId id = new PaymentId(payment.payment().id());
        var _ = commands.taken(station, () -> payments.instruct(station, id, instruction, note));
        return Answer.json(202, new Taken(id.value()));
    }

    private record Method(String reference, @Nullable String customer) {}

    private Answer putMethod(ApiRequest request) {
        UserId user = new UserId(request.id());
        Method method = Fields.read(
                request.json(),
                fields -> new Method(
                        fields.text("reference", MAX_NAME),
                        fields.mayText("customer", 1, MAX_NAME).orElse(null)));
        if (!payments.putMethod(user, method.reference(), method.customer())) {
            throw ApiRequest.notFound(request.variable("id"));
        }
        return Answer.json(200, method);
    }

    private Answer heard(ApiRequest request) {
        return switch (payments.heard(request.body().get(), request.header().apply("Stripe-Signature"))) {
            case TAKEN -> new Answer.Text(204, "", "", Map.of());
            case REFUSED ->
                throw ProblemException.of(Problem.Kind.MALFORMED, "the message or its signature is not good");
            case BUSY ->
                throw ProblemException.of(Problem.Kind.UNAVAILABLE, "too much waits already")
                        .with(ProblemException.RETRY_AFTER, "5");
            case OFF -> throw ProblemException.of(Problem.Kind.NOT_FOUND, "nobody listens here");
        };
    }
}

package io.voltgate.gateway;

import io.voltgate.domain.PaymentId;
import io.voltgate.domain.PaymentInstruction;
import io.voltgate.domain.StationId;
import io.voltgate.domain.UserId;
import io.voltgate.engine.Input;
import io.voltgate.engine.Output;
import io.voltgate.gateway.backend.PaymentPort;
import io.voltgate.gateway.config.PaymentsConfig;
import io.voltgate.gateway.payment.LocalLedgerPayments;
import io.voltgate.gateway.payment.PaymentMethods;
import io.voltgate.gateway.payment.PaymentProvider;
import io.voltgate.gateway.payment.Reconciliation;
import io.voltgate.gateway.payment.StripePayments;
import io.voltgate.gateway.payment.StripeWebhook;
import io.voltgate.gateway.runtime.CommandDesk;
import io.voltgate.gateway.runtime.EffectRunner;
import io.voltgate.gateway.runtime.Faults;
import io.voltgate.gateway.runtime.HouseThread;
import io.voltgate.gateway.runtime.Inbox;
import io.voltgate.gateway.runtime.Metrics;
import io.voltgate.persistence.store.PaymentMethodStore;
import io.voltgate.persistence.store.PostgresPaymentBooks;
import io.voltgate.persistence.store.query.PaymentQueries;
import io.voltgate.persistence.store.query.QueryUnavailableException;
import io.voltgate.persistence.tail.StoreUnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All about payments that is not a decision: who settles them, the runner of their requests, the comparison of books, and what operators and the
 * provider say. Its rounds are a thread's own; the backend asks from its threads. Only the engine decides.
 */
final class PaymentOffice implements PaymentPort, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PaymentOffice.class);
    private static final long STOP_MS = 5_000;

    private final EffectRunner effects;
    private final Reconciliation reconciliation;
    private final HouseThread rounds;
    private final PaymentMethodStore methods;
    private final String method;
    private final Optional<StripeWebhook> webhook;
    private final AtomicInteger differences = new AtomicInteger();
    private final Ways ways;

    /** Where the office hands on what it hears, and where it looks things up. */
    record Ways(Inbox inbox, CommandDesk desk, DataSource database, PaymentQueries queries) {}

    PaymentOffice(PaymentsConfig config, int atOnce, Ways ways, Metrics metrics) {
        this.ways = ways;
        this.methods = new PaymentMethodStore(ways.database());
        this.method = config.policy().method();
        PaymentProvider provider = provider(config);
        this.effects = new EffectRunner(Faults.in(provider), ways.inbox(), metrics, atOnce);
        this.reconciliation = new Reconciliation(provider, new PostgresPaymentBooks(ways.database()));
        this.rounds = new HouseThread("payments", this::round, Duration.ofMinutes(config.reconcileMinutes()));
        String secret = config.stripe().webhookSecret();
        this.webhook = secret.isEmpty() ? Optional.empty() : Optional.of(new StripeWebhook(secret));
        watch(metrics);
    }

    private PaymentProvider provider(PaymentsConfig config) {
        return switch (config.provider()) {
            case LEDGER -> new LocalLedgerPayments();
            case STRIPE ->
                new StripePayments(
                        new StripePayments.Access(
                                config.stripe().apiBase(),
                                config.stripe().secretKey(),
                                Duration.ofSeconds(config.stripe().timeoutSeconds())),
                        this::methodOf,
                        System::currentTimeMillis);
        };
    }

    private Optional<PaymentMethods.Method> methodOf(UserId user) {
        return methods.of(user, method).map(known -> new PaymentMethods.Method(known.reference(), known.customer()));
    }

    private void watch(Metrics metrics) {
        metrics.gauge("voltgate.effects.pending", "Payments that wait for their settlement", effects::depth);
        metrics.gauge(
                "voltgate.payments.stuck",
                "Payments whose provider could not be asked, or did not say",
                () -> effects.stuck().size());
        metrics.gauge("voltgate.payments.stuck.seconds", "How long the longest of them waits", this::longestSeconds);
        metrics.gauge(
                "voltgate.payments.differences",
                "Differences that the last comparison of books has found",
                differences::get);
    }

    private double longestSeconds() {
        return effects.stuck().stream()
                .findFirst()
                .map(stuck -> (System.currentTimeMillis() - stuck.sinceMs()) / 1_000.0)
                .orElse(0.0);
    }

    void start() {
        effects.start();
        rounds.start();
    }

    /** Takes up a request of the engine. */
    void release(Output.Pay order) {
        effects.release(order);
    }

    Optional<String> problem() {
        return rounds.problem();
    }

    private void round() {
        try {
            var _ = compare();
        } catch (PaymentProvider.Unavailable away) {
            LOG.warn("The books of payments are compared in the next round: {}", away.getMessage());
        }
    }

    private Reconciliation.Result compare() throws PaymentProvider.Unavailable {
        Reconciliation.Result result = reconciliation.run();
        differences.set(result.differences().size());
        if (!result.differences().isEmpty() || !result.whole()) {
            LOG.warn(
                    "Compared {}{} entries of the provider's books with ours: {} differences",
                    result.whole() ? "" : "the newest ",
                    result.compared(),
                    result.differences().size());
        }
        return result;
    }

    @Override
    public PaymentQueries queries() {
        return ways.queries();
    }

    @Override
    public List<Stuck> stuck() {
        return effects.stuck().stream()
                .map(stuck -> new Stuck(
                        stuck.order().payment().value(),
                        stuck.order().station().value(),
                        stuck.order().step().name(),
                        Instant.ofEpochMilli(stuck.sinceMs()),
                        stuck.tries(),
                        stuck.why()))
                .toList();
    }

    @Override
    public CompletableFuture<Output.Receipt> instruct(
            StationId station, PaymentId payment, PaymentInstruction instruction, String note) {
        return ways.desk().hand(ticket -> new Input.PaymentInstructed(station, ticket, payment, instruction, note));
    }

    @Override
    public boolean putMethod(UserId user, String reference, @Nullable String customer) {
        return asked(() -> methods.put(
                user, new PaymentMethodStore.Method(method, reference, customer), System.currentTimeMillis()));
    }

    @Override
    public Comparison reconcile() {
        return asked(() -> {
            try {
                Reconciliation.Result result = compare();
                return new Comparison(result.compared(), result.whole(), result.differences());
            } catch (PaymentProvider.Unavailable away) {
                throw new QueryUnavailableException(away.getMessage(), away);
            }
        });
    }

    private static <T> T asked(Supplier<T> question) {
        try {
            return question.get();
        } catch (StoreUnavailableException away) {
            throw new QueryUnavailableException(away.getMessage(), away);
        }
    }

    @Override
    public Heard heard(byte[] body, Optional<String> signature) {
        if (webhook.isEmpty()) {
            return Heard.OFF;
        }
        try {
            Optional<Input.PaymentAnswered> answer = webhook.get().read(body, signature.orElse(""));
            return answer.isEmpty() || ways.inbox().offer(answer.get()) ? Heard.TAKEN : Heard.BUSY;
        } catch (StripeWebhook.RefusedException forged) {
            return Heard.REFUSED;
        }
    }

    /** Ends the rounds and the requests; what is under way is asked for again at the next start. */
    @Override
    public void close() {
        effects.close();
        try {
            var _ = rounds.stop(STOP_MS);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}

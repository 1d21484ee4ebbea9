package io.voltgate.gateway.runtime;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.voltgate.domain.CloseReason;
import io.voltgate.domain.Deviation;
import io.voltgate.domain.PaymentStep;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;

/**
 * Everything that is counted and timed, in the form of Prometheus. Written to from any thread. Labels come from closed sets, never
 * from what a station says.
 */
public final class Metrics {
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Counter framesIn = counter("voltgate.frames.in", "Text frames received from stations");
    private final Counter framesOut = counter("voltgate.frames.out", "Text frames sent to stations");
    private final Counter opened = counter("voltgate.connections.opened", "Connections opened since the start");
    private final Counter inboxFull = counter("voltgate.inbox.rejections", "Inputs that had to wait outside the inbox");
    private final Counter inputs = counter("voltgate.shard.work", "Inputs, timers and outputs handled by the shard");
    private final Timer turns = timer("voltgate.shard.turn", "Duration of a turn of the shard");
    private final Timer forces = timer("voltgate.journal.force", "Duration of a sync of the journal");

    public void frameIn() {
        framesIn.increment();
    }

    public void frameOut() {
        framesOut.increment();
    }

    public void connectionOpened() {
        opened.increment();
    }

    public void connectionClosed(CloseReason reason) {
        registry.counter("voltgate.connections.closed", "reason", lower(reason.name()))
                .increment();
    }

    public void handshakeRefused(String reason) {
        registry.counter("voltgate.handshakes.refused", "reason", lower(reason)).increment();
    }

    /** Certificate files that had changed were read: used or refused. */
    public void certificatesRead(String outcome) {
        registry.counter("voltgate.tls.certificates.read", "outcome", outcome).increment();
    }

    /** A CALLERROR was sent, with this code. */
    public void callErrorSent(String code) {
        registry.counter("voltgate.callerrors.sent", "code", code).increment();
    }

    /** A station did something that the standard doesn't foresee, and that was tolerated. */
    public void deviation(Deviation deviation) {
        registry.counter("voltgate.deviations", "deviation", deviation.name()).increment();
    }

    /** A message could not be handled for a fault of ours. */
    public void defect() {
        registry.counter("voltgate.defects").increment();
    }

    public void inboxRejected() {
        inboxFull.increment();
    }

    /** A payment provider was asked for a step: done, declined, or to be tried again. */
    public void effect(PaymentStep step, String outcome) {
        registry.counter("voltgate.effects", "step", lower(step.name()), "outcome", lower(outcome))
                .increment();
    }

    public void turn(long nanos, int work) {
        turns.record(nanos, TimeUnit.NANOSECONDS);
        inputs.increment(work);
    }

    public void forced(long nanos) {
        forces.record(nanos, TimeUnit.NANOSECONDS);
    }

    /** A figure that is read when it is asked for, such as the depth of a queue or how far a reader lags behind. */
    public void gauge(String name, String description, DoubleSupplier value) {
        Gauge.builder(name, value, DoubleSupplier::getAsDouble)
                .description(description)
                .strongReference(true)
                .register(registry);
    }

    /** The registry itself, for the meters of other parts. */
    public MeterRegistry registry() {
        return registry;
    }

    /** All figures as the text that Prometheus reads. */
    public String scrape() {
        return registry.scrape();
    }

    private Counter counter(String name, String description) {
        return Counter.builder(name).description(description).register(registry);
    }

    private Timer timer(String name, String description) {
        return Timer.builder(name)
                .description(description)
                .publishPercentiles(0.5, 0.99)
                .percentilePrecision(2)
                .distributionStatisticExpiry(Duration.ofMinutes(1))
                .register(registry);
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}

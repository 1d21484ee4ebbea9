package io.voltgate.simulator.station;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Carries out what the gateway orders a station to do. Made for one call, on the station's lane. What an order causes is said
 * after its answer.
 */
final class StationOrders implements StationControls {
    private final Station station;

    StationOrders(Station station) {
        this.station = station;
    }

    private Optional<Connector> connector(int number) {
        return station.connectors().stream()
                .filter(each -> each.number() == number)
                .findFirst();
    }

    private Optional<Connector> running(String transactionId) {
        return station.connectors().stream()
                .filter(each -> {
                    Charge charge = each.charge();
                    return charge != null && !charge.isEnded() && transactionId.equals(charge.transactionId());
                })
                .findFirst();
    }

    /** Lets the answer go first. */
    private void afterAnswer(Runnable effect) {
        station.timeline().execute(effect);
    }

    @Override
    public Verdict remoteStart(RemoteStart order) {
        Optional<Connector> free = station.connectors().stream()
                .filter(each -> order.connector() == 0 || each.number() == order.connector())
                .filter(Connector::isFree)
                .findFirst();
        free.ifPresent(each -> afterAnswer(() -> each.remoteStart(order)));
        return free.isPresent() ? Verdict.ACCEPTED : Verdict.REJECTED;
    }

    @Override
    public Verdict remoteStop(String transactionId) {
        Optional<Connector> found = running(transactionId);
        found.ifPresent(each -> afterAnswer(() -> each.end(StopReason.REMOTE)));
        return found.isPresent() ? Verdict.ACCEPTED : Verdict.REJECTED;
    }

    @Override
    public Verdict reset(boolean immediate) {
        afterAnswer(() -> {
            station.connectors().forEach(each -> each.end(immediate ? StopReason.HARD_RESET : StopReason.SOFT_RESET));
            station.reboot("RemoteReset");
        });
        return Verdict.ACCEPTED;
    }

    @Override
    public Verdict changeAvailability(int number, boolean operative) {
        List<Connector> meant = station.connectors().stream()
                .filter(each -> number == 0 || each.number() == number)
                .toList();
        if (meant.isEmpty()) {
            return Verdict.REJECTED;
        }
        boolean later = !operative && meant.stream().anyMatch(each -> each.charge() != null);
        afterAnswer(() -> meant.forEach(each -> each.operate(operative)));
        return later ? Verdict.LATER : Verdict.ACCEPTED;
    }

    /** In OCPP 2.0.1 a transaction keeps the lock; in 1.6 unlocking ends it. */
    @Override
    public Verdict unlock(int number) {
        Optional<Connector> found = connector(number);
        if (found.isEmpty()) {
            return Verdict.UNKNOWN;
        }
        Charge charge = found.get().charge();
        boolean busy = charge != null && !charge.isEnded() && charge.isAuthorized();
        return switch (station.version()) {
            case V16 -> {
                afterAnswer(() -> found.get().end(StopReason.UNLOCKED));
                yield Verdict.ACCEPTED;
            }
            case V201, V21 -> busy ? Verdict.REJECTED : Verdict.ACCEPTED;
        };
    }

    @Override
    public Verdict trigger(String message, int number) {
        List<Connector> meant = station.connectors().stream()
                .filter(each -> number == 0 || each.number() == number)
                .toList();
        if (meant.isEmpty()) {
            return Verdict.REJECTED;
        }
        switch (message) {
            case "BootNotification" -> afterAnswer(station::bootAgain);
            case "Heartbeat" -> afterAnswer(station::sayHeartbeat);
            case "StatusNotification" ->
                afterAnswer(() -> meant.forEach(each -> station.sayStatus(each.number(), each.state())));
            case "MeterValues" -> afterAnswer(() -> meant.forEach(this::sayMeter));
            default -> {
                return Verdict.UNKNOWN;
            }
        }
        return Verdict.ACCEPTED;
    }

    private void sayMeter(Connector connector) {
        Said said = station.protocol().meterValues(connector.number(), connector.read());
        station.outbox().say(new Outgoing(said, _ -> {}));
    }

    @Override
    public void report(int requestId) {
        afterAnswer(() -> station.protocol()
                .report(requestId, station.settings(), station.stamp())
                .forEach(part -> station.outbox().say(new Outgoing(part, _ -> {}))));
    }

    @Override
    public Settings settings() {
        return station.settings();
    }

    @Override
    public boolean isOngoing(String transactionId) {
        return running(transactionId).isPresent();
    }

    @Override
    public boolean hasQueued() {
        return station.outbox().queued() > 0;
    }

    @Override
    public @Nullable String transactionAt(int number) {
        return connector(number)
                .map(Connector::charge)
                .map(Charge::transactionId)
                .orElse(null);
    }
}

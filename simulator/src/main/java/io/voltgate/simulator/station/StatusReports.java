package io.voltgate.simulator.station;

import io.voltgate.ocpp.OcppVersion;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a station has said of its connectors' states. Owned by the station. A state that isn't acknowledged is said again after a
 * while, and offline that waits for the connection.
 */
final class StatusReports {
    private static final long AGAIN_MS = 5_000;

    private final Station station;
    private final StationProtocol protocol;
    private final Outbox outbox;
    private final Deque<Receipt> receipts = new ArrayDeque<>(2);
    private final @Nullable String[] reported;
    private Timeline.Timer again = Timeline.Timer.NONE;
    private int misses;

    private static final class Receipt {
        private final int connector;
        private final String word;
        private final long atMs;
        private boolean acknowledged;

        Receipt(int connector, String word, long atMs) {
            this.connector = connector;
            this.word = word;
            this.atMs = atMs;
        }
    }

    StatusReports(Station station, StationProtocol protocol, Outbox outbox) {
        this.station = station;
        this.protocol = protocol;
        this.outbox = outbox;
        this.reported = new @Nullable String[station.plan().connectors() + 1];
    }

    /** After a boot the gateway knows nothing. */
    void reportAll() {
        Arrays.fill(reported, null);
        reportChanged();
    }

    /** All states after a long time offline, else those that have changed (2.x B04). */
    void reportAfter(long offlineMs) {
        if (station.version() != OcppVersion.V16
                && offlineMs > 1000L * station.settings().number("OCPPCommCtrlr.OfflineThreshold")) {
            reportAll();
        } else {
            reportChanged();
        }
    }

    void reportChanged() {
        if (station.isOnline() && station.version() == OcppVersion.V16 && reported[0] == null) {
            say(0, PlugState.AVAILABLE);
        }
        station.connectors().forEach(this::changed);
    }

    void changed(Connector connector) {
        if (station.isOnline() && !isReported(connector)) {
            say(connector.number(), connector.state());
        }
    }

    void say(int number, PlugState state) {
        String word = protocol.statusWord(state);
        String errorCode = station.connector(number).map(Connector::fault).orElse("");
        reported[number] = word;
        Receipt receipt = new Receipt(number, word, station.stamp());
        if (receipts.size() >= StationRecord.MAX_STATUSES) {
            receipts.removeFirst();
        }
        receipts.add(receipt);
        outbox.say(new Outgoing(protocol.status(number, state, errorCode, receipt.atMs), answer -> {
            if (answer instanceof Answer.Result) {
                receipt.acknowledged = true;
                misses = 0;
            } else {
                reported[number] = null;
                sayAgainLater();
            }
            station.settled();
        }));
    }

    /** Later each time, since a server that refuses it may go on to do so. */
    private void sayAgainLater() {
        again.cancel();
        again = station.timeline().after(AGAIN_MS << Math.min(misses++, 6), this::reportChanged);
    }

    boolean isReported(Connector connector) {
        return protocol.statusWord(connector.state()).equals(reported[connector.number()]);
    }

    List<StatusRecord> snapshot() {
        return receipts.stream()
                .map(each -> new StatusRecord(each.connector, each.word, each.atMs, each.acknowledged))
                .toList();
    }
}

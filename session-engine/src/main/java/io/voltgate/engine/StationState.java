package io.voltgate.engine;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.voltgate.domain.BootStatus;
import io.voltgate.domain.CommandId;
import io.voltgate.domain.ConnectorId;
import io.voltgate.domain.Order;
import io.voltgate.domain.ReportKind;
import io.voltgate.domain.Sample;
import io.voltgate.domain.StationId;
import io.voltgate.domain.StationInfo;
import io.voltgate.domain.StationStatus;
import io.voltgate.domain.TransactionId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a shard knows of one station. Owned by the shard's thread. Sessions stand in the order they began; of the ended ones only the
 * newest are kept.
 */
final class StationState {
    final StationId id;
    /** What is to be added to the station's times, milliseconds. */
    long clockOffsetMs;

    /** What it said of late, beside our clock; no part of the state. */
    final transient Clocks.Watch watch = new Clocks.Watch();

    /** Set when we took the station in ourselves; the operator's directory has the others. */
    @Nullable
    UUID provisionedAs;

    boolean connected;
    long epoch;
    StationStatus status = StationStatus.OFFLINE;

    @Nullable
    BootStatus bootStatus;

    /** What it said of itself when it last booted. */
    @Nullable
    StationInfo info;

    TreeMap<String, ConnectorState> connectors = new TreeMap<>();
    List<SessionState> sessions = new ArrayList<>();
    /** Sessions that were forgotten, oldest first. */
    ArrayDeque<Past> pastSessions = new ArrayDeque<>();
    /** What was asked about last: when it is taken in, its digest need not be computed again. */
    private record Digested(ConnectorId connector, List<Sample> samples, long digest) {}

    private transient @Nullable Digested digested;
    /** Of the newest MeterValues messages. */
    Digests meterDigests = new Digests();
    /** Orders that wait for their turn, oldest first. */
    List<OrderState> queue = new ArrayList<>();
    /** The order that the station has yet to answer; it is among the sent ones. */
    @Nullable
    CommandId lane;
    /** Orders that were sent, oldest first: late answers and effects are attributed to them. */
    List<OrderState> sent = new ArrayList<>();
    /** The backend's names of the newest orders. */
    Map<String, Order> orderKeys = new LinkedHashMap<>();

    /** What spans several messages. */
    FunctionsState functions = new FunctionsState();

    /** Our calls paid off up to here, milliseconds since 1970: each moves it on by the time that one is worth. */
    long paceMs;

    /** When its connection was opened; no part of the state, as a restart ends all connections. */
    transient long connectedMs;
    /** When it last booted, and on which connection. */
    transient long bootedMs;

    transient long bootedEpoch;
    /** Reports in parts, oldest first; whole ones are remembered to know repetitions. */
    List<ReportAssembly> reports = new ArrayList<>();
    /** The firmware version that it told last, empty where it told none. */
    String firmware = "";
    /** The firmware update that is under way. */
    @Nullable
    FirmwareUpdate update;

    /** When something was last heard; not a fact, and gone with the connection. */
    transient long lastHeardMs;
    /** Whether the silence has been told already. */
    transient boolean silent;

    @JsonCreator
    StationState(@JsonProperty("id") String id) {
        this.id = new StationId(id);
    }

    /** Whether the station takes calls: not before it was accepted, once it was told to wait. */
    boolean mayBeCalled() {
        return bootStatus == null || bootStatus == BootStatus.ACCEPTED;
    }

    /** A firmware update, as the station told of it last. */
    record FirmwareUpdate(@Nullable Integer requestId, String status) {}

    @Nullable
    ReportAssembly report(ReportKind kind, int requestId) {
        for (ReportAssembly report : reports) {
            if (report.kind == kind && report.requestId == requestId) {
                return report;
            }
        }
        return null;
    }

    boolean knows(ConnectorId connector) {
        return connectors.containsKey(connector.toString());
    }

    /** The places whose status is known. */
    Stream<ConnectorId> places() {
        return connectors.keySet().stream().map(ConnectorId::parse);
    }

    /** The newest session that fits. */
    Optional<SessionState> session(Predicate<SessionState> fits) {
        for (int i = sessions.size() - 1; i >= 0; i--) {
            if (fits.test(sessions.get(i))) {
                return Optional.of(sessions.get(i));
            }
        }
        return Optional.empty();
    }

    Optional<SessionState> session(TransactionId transaction) {
        return session(session -> session.transaction.equals(transaction));
    }

    /** What is still known of a session that was forgotten: enough to recognise what repeats it. */
    record Past(String transaction, long key, long endedAtMs) {}

    void past(SessionState session, int kept) {
        pastSessions.addLast(
                new Past(session.transaction.value(), Digest.with(Digest.EMPTY, session.key), session.endedAtMs));
        if (pastSessions.size() > kept) {
            pastSessions.removeFirst();
        }
    }

    Optional<Past> past(TransactionId transaction) {
        return pastSessions.stream()
                .filter(past -> past.transaction().equals(transaction.value()))
                .findFirst();
    }

    Optional<Past> past(String key) {
        long digest = Digest.with(Digest.EMPTY, key);
        return pastSessions.stream().filter(past -> past.key() == digest).findFirst();
    }

    Optional<SessionState> openSession(ConnectorId connector) {
        return session(session -> session.open() && connector.equals(session.connector));
    }

    /** Whether these meter values were taken in already: a station that misses our answer sends them again. */
    boolean repeatsMeters(ConnectorId connector, List<Sample> samples) {
        long digest = Digest.of(connector, samples);
        boolean repeated = meterDigests.contains(digest);
        digested = repeated ? null : new Digested(connector, samples, digest);
        return repeated;
    }

    /** Remembers meter values that were taken in, the newest so many. */
    void rememberMeters(ConnectorId connector, List<Sample> samples, int kept) {
        Digested same = digested;
        digested = null;
        boolean known = same != null
                && same.samples().equals(samples)
                && same.connector().equals(connector);
        meterDigests.add(known ? same.digest() : Digest.of(connector, samples), kept);
    }
}

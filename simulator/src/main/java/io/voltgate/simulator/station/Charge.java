package io.voltgate.simulator.station;

import io.voltgate.simulator.station.power.PowerPath;
import org.jspecify.annotations.Nullable;

/**
 * One session while it lives, and its messages after. Owned by its connector's lane. Once ended it changes only by
 * acknowledgements.
 */
final class Charge {
    /** The transaction id of OCPP 1.6 where the start was given up (errata 3.18). */
    static final String NEVER_CONFIRMED = "-1";

    /**
     * Who charges, and who asked for it; the token is empty while nobody has shown one.
     *
     * @param type of the token in the words of OCPP 2.x
     */
    record Driver(String token, String type, @Nullable Integer remoteStartId, boolean remote) {
        /** What the readers here read. */
        static final String CARD = "ISO14443";

        static final Driver NOBODY = Driver.of("");

        static Driver of(String token) {
            return new Driver(token, CARD, null, false);
        }
    }

    private final int connector;
    private final MessageBook book;
    private Driver driver;
    private String group = "";
    private String stoppedBy = "";
    private PlugState state = PlugState.AVAILABLE;
    private @Nullable String transactionId;
    private boolean plugged;
    private boolean authorized;
    private boolean powered;
    private boolean lost;
    private int reservationId = -1;
    private long reservedSinceMs = -1;
    private boolean begun;
    private long refusedAtWh = -1;
    private String signedBegin = "";
    private String limitReached = "";
    private String operationMode = "";
    private @Nullable TransactionLimit limit;
    private int seqNo;
    private @Nullable Reading first;
    private @Nullable Reading last;
    private @Nullable StopReason stopReason;

    Charge(int connector, Driver driver, MessageBook book) {
        this.connector = connector;
        this.driver = driver;
        this.book = book;
    }

    MessageBook book() {
        return book;
    }

    int connector() {
        return connector;
    }

    Driver driver() {
        return driver;
    }

    boolean isPlugged() {
        return plugged;
    }

    boolean isAuthorized() {
        return authorized;
    }

    boolean isEnded() {
        return stopReason != null;
    }

    boolean hasBegun() {
        return begun;
    }

    @Nullable
    StopReason stopReason() {
        return stopReason;
    }

    @Nullable
    String transactionId() {
        return transactionId;
    }

    void plug() {
        plugged = true;
        lost = false;
    }

    void unplug() {
        plugged = false;
    }

    /** The cable is out, and the transaction goes on. */
    void lose() {
        powered = false;
        plugged = false;
        lost = true;
    }

    boolean isLost() {
        return lost;
    }

    /** It was reserved under this id, from this moment on by the station's clock. */
    void reserved(int id, long sinceMs) {
        reservationId = id;
        reservedSinceMs = sinceMs;
    }

    /** -1 where it was not reserved. */
    long reservedSinceMs() {
        return reservedSinceMs;
    }

    /** The reservation that is used up by this, -1 where there was none, or where it was told already. */
    int takeReservationId() {
        int id = reservationId;
        reservationId = -1;
        return id;
    }

    void powered() {
        powered = true;
    }

    /** Whether energy may flow. */
    boolean isPowered() {
        return powered;
    }

    void identify(Driver who) {
        driver = who;
    }

    void authorize(String ofGroup) {
        authorized = true;
        group = ofGroup;
    }

    /** The gateway has named the group of the token. */
    void join(String named) {
        group = named.isEmpty() ? group : named;
    }

    String group() {
        return group;
    }

    /** The token that ends it, where that isn't the driver's. */
    void stoppedBy(String token) {
        stoppedBy = token;
    }

    /** Who ended it: the driver, or another of the group. */
    Driver endingDriver() {
        return stoppedBy.isEmpty() ? driver : Driver.of(stoppedBy);
    }

    /** The gateway refuses the token while it charges. */
    void refuse(long registerWh) {
        refusedAtWh = registerWh;
    }

    boolean isRefused() {
        return refusedAtWh >= 0;
    }

    /** Whether nothing stands against more energy: neither a refused token that has had its rest, nor a limit. */
    boolean mayDraw(PowerPath power, long nowMs, long restWh) {
        TransactionLimit limited = limit;
        Reading start = first;
        limitReached = limited == null || start == null
                ? ""
                : limited.reached(power.registerWh() - start.registerWh(), nowMs - start.atMs(), power.socPercent());
        boolean spent = isRefused() && power.registerWh() - refusedAtWh >= restWh;
        return !spent && limitReached.isEmpty();
    }

    /** How far it may go from now on. */
    void limit(TransactionLimit newLimit) {
        limit = newLimit;
    }

    @Nullable
    TransactionLimit limit() {
        return limit;
    }

    /** The trigger reason of the limit that holds it up, empty while none does. */
    String limitReached() {
        return limitReached;
    }

    /** It is run in this operationMode from now on; whether that is another. */
    boolean operate(String mode) {
        boolean changed = !operationMode.equals(mode);
        operationMode = mode;
        return changed;
    }

    /** As OCPP 2.1 says it, empty where no profile does. */
    String operationMode() {
        return operationMode;
    }

    void at(PlugState now) {
        state = now;
    }

    PlugState state() {
        return state;
    }

    /** What the meter signed at the start, empty where it doesn't sign. */
    String signedBegin() {
        return signedBegin;
    }

    void signedAtBegin(String record) {
        signedBegin = record;
    }

    @Nullable
    Reading first() {
        return first;
    }

    /** The transaction begins with this reading; in OCPP 2.0.1 under an id of the station's. */
    void begin(@Nullable String id, Reading reading) {
        begun = true;
        transactionId = id;
        first = reading;
    }

    void end(StopReason reason, Reading reading) {
        stopReason = reason;
        last = reading;
    }

    /** The gateway's name for the transaction (OCPP 1.6). */
    void named(String id) {
        transactionId = id;
    }

    /** The register at the start; 0 while nothing has begun. */
    long startWh() {
        return first == null ? 0 : first.registerWh();
    }

    int nextSeqNo() {
        return seqNo++;
    }

    SessionRecord snapshot(String station, Reading now) {
        Reading start = first == null ? now : first;
        Reading stop = last == null ? now : last;
        return new SessionRecord(
                station,
                connector,
                driver.token(),
                transactionId,
                begun,
                start.registerWh(),
                stop.registerWh(),
                start.atMs(),
                last == null ? 0 : last.atMs(),
                stopReason,
                book.records());
    }
}

package io.voltgate.engine;

/**
 * Every limit of a shard, in one place. An immutable value. What happens when one is reached stands with it.
 *
 * @param inputsPerTurn inputs handled before the journal is forced; more would make the first answer of a turn wait, fewer would
 *     sync more often (a sync takes about 0.3 to 1.3 ms, a decision some microseconds)
 * @param timersPerTurn timers handled per turn; the rest waits for the next
 * @param ordersPerStation orders that may wait for one station; one more is refused (QUEUE_FULL)
 * @param orderKeysPerStation client keys remembered per station; the oldest is forgotten, so its order could be given again
 * @param endedSessionsPerStation ended sessions remembered per station, so that late facts find them; a late fact for an older one
 *     becomes a session of its own
 * @param meterDigestsPerStation MeterValues messages remembered per station, to know repetitions; the database's key is the second
 *     line
 * @param eventsPerSession events of OCPP 2.x remembered per running session, the newest of them, to know repetitions
 * @param eventsPerEndedSession the same once it has ended: stations resend the last ones
 * @param stations stations that one shard takes care of; one more is not taken in by policy
 * @param connectorsPerStation connectors whose status is kept; that of one more is answered and not kept
 * @param openSessionsPerStation sessions that may run at one station; for one more the oldest is closed (Superseded)
 * @param callsPerMinute calls of ours that one station gets per minute in the long run; the rest waits in its queue
 * @param callBurst calls of ours that one station may get without such a pause
 * @param sendsPerOrder how often an order is sent, where it may be given twice and its connections end under it; then it ends as
 *     CONNECTION_LOST
 * @param sentOrdersPerStation orders remembered per station once they were sent, for late answers and effects; where all of them wait
 *     for their effect, the oldest is given up (CommandEffectMissed)
 * @param reports those of reports in parts
 * @param billing those of what is kept for bills
 * @param fullSamplesEveryMs how long after the samples of one moment a session's periodic ones are kept in full again; between them
 *     the billable register alone is kept; 0 keeps everything
 */
public record Limits(
        int inputsPerTurn,
        int timersPerTurn,
        int ordersPerStation,
        int orderKeysPerStation,
        int endedSessionsPerStation,
        int meterDigestsPerStation,
        int eventsPerSession,
        int eventsPerEndedSession,
        int stations,
        int connectorsPerStation,
        int openSessionsPerStation,
        int callsPerMinute,
        int callBurst,
        int sendsPerOrder,
        int sentOrdersPerStation,
        ReportLimits reports,
        BillingLimits billing,
        long fullSamplesEveryMs) {
    public static final Limits DEFAULT = new Limits(
            1024,
            1024,
            32,
            64,
            16,
            64,
            256,
            16,
            100_000,
            256,
            64,
            60,
            20,
            3,
            16,
            ReportLimits.DEFAULT,
            BillingLimits.DEFAULT,
            0);

    /** The same with this distance of full samples. */
    public Limits withFullSamplesEvery(long ms) {
        return new Limits(
                inputsPerTurn,
                timersPerTurn,
                ordersPerStation,
                orderKeysPerStation,
                endedSessionsPerStation,
                meterDigestsPerStation,
                eventsPerSession,
                eventsPerEndedSession,
                stations,
                connectorsPerStation,
                openSessionsPerStation,
                callsPerMinute,
                callBurst,
                sendsPerOrder,
                sentOrdersPerStation,
                reports,
                billing,
                ms);
    }
}

package io.voltgate.engine;

/**
 * The limits of what the gateway sees to by itself. An immutable value. What happens when one is reached stands with it.
 *
 * @param quietMs wait after a connect or boot before the first order of ours: stations are busy then (quirk 28)
 * @param tendEveryMs how often a station is looked after when nothing happens; changes of the directory wait no longer than this
 * @param orderLifetimeMs how long an order of ours may wait for its turn
 * @param tries how often something that a station refuses is tried before it is given up; each try waits one retryMs longer
 * @param retryMs wait after the first refusal
 * @param localListTokens tokens of one local list where the station names no maximum, and the most where it does; the newest are
 *     kept. A token takes about 150 bytes here, so 1,000 stations with full lists take 150 MB
 * @param localListChunk tokens of one update where the station names no maximum; about 150 bytes each in a frame
 * @param readChunk variables of one question where the station names no maximum (quirk 30: four)
 * @param wantedVariables wanted values per station; one more is refused by the API
 * @param reservations reservations open per station; one more is refused
 * @param profiles charging profiles known per station; one more is refused, one more that a station reports is not kept
 * @param deafAfter calls unanswered in a row after which a station that talks counts as deaf
 * @param redialEveryMs how often a deaf station is made to redial at the most
 * @param connectsPerHour connects within an hour after which a station counts as looping
 */
public record FunctionLimits(
        long quietMs,
        long tendEveryMs,
        long orderLifetimeMs,
        int tries,
        long retryMs,
        int localListTokens,
        int localListChunk,
        int readChunk,
        int wantedVariables,
        int reservations,
        int profiles,
        int deafAfter,
        long redialEveryMs,
        int connectsPerHour) {
    public static final FunctionLimits DEFAULT =
            new FunctionLimits(10_000, 60_000, 600_000, 3, 60_000, 1_000, 50, 4, 64, 64, 128, 3, 900_000, 60);
}

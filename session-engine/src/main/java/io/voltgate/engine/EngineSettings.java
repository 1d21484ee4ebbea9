package io.voltgate.engine;

/**
 * What the operator decides about the engine. An immutable value, fixed at start.
 *
 * @param shard number of the shard, 0 to 255; it is part of every id that the shard makes
 * @param heartbeatSeconds interval told to stations at boot
 * @param callTimeoutMs how long a station may take to answer a call of ours
 * @param currency the bill's currency where the user prefers none, ISO 4217
 * @param unknownTokens whether tokens that nobody knows may charge
 * @param onboarding whether a station is asked what it has after its first boot with a firmware
 * @param settleMs how long a new connection is left alone when no boot comes: some stations boot again when they are called before
 * @param stuck what is done about sessions of which it is not certain that they go on
 * @param payments how sessions are paid
 * @param driver what drivers are shown at stations, and how they pay there
 */
public record EngineSettings(
        int shard,
        int heartbeatSeconds,
        long callTimeoutMs,
        String currency,
        boolean unknownTokens,
        Limits limits,
        FunctionLimits functions,
        boolean onboarding,
        long settleMs,
        StuckPolicy stuck,
        PaymentPolicy payments,
        DriverSettings driver) {
    /**
     * With the usual functions, no onboarding, new connections that may be called at once, sessions that nobody doubts, and nothing shown
     * to drivers but what the answers tell.
     */
    public EngineSettings(
            int shard,
            int heartbeatSeconds,
            long callTimeoutMs,
            String currency,
            boolean unknownTokens,
            Limits limits) {
        this(
                shard,
                heartbeatSeconds,
                callTimeoutMs,
                currency,
                unknownTokens,
                limits,
                FunctionLimits.DEFAULT,
                false,
                0,
                StuckPolicy.OFF,
                PaymentPolicy.DEFAULT,
                DriverSettings.QUIET);
    }

    public static EngineSettings defaults() {
        return new EngineSettings(0, 300, 30_000, "EUR", false, Limits.DEFAULT);
    }

    /** The same with these limits of functions, and with or without onboarding. */
    public EngineSettings with(FunctionLimits others, boolean onboards) {
        return new EngineSettings(
                shard,
                heartbeatSeconds,
                callTimeoutMs,
                currency,
                unknownTokens,
                limits,
                others,
                onboards,
                settleMs,
                stuck,
                payments,
                driver);
    }

    /** The same with this for drivers. */
    public EngineSettings with(DriverSettings shown) {
        return new EngineSettings(
                shard,
                heartbeatSeconds,
                callTimeoutMs,
                currency,
                unknownTokens,
                limits,
                functions,
                onboarding,
                settleMs,
                stuck,
                payments,
                shown);
    }

    /** The same with this time that a new connection is left alone. */
    public EngineSettings settling(long forMs) {
        return new EngineSettings(
                shard,
                heartbeatSeconds,
                callTimeoutMs,
                currency,
                unknownTokens,
                limits,
                functions,
                onboarding,
                forMs,
                stuck,
                payments,
                driver);
    }

    /** The same with this policy for sessions in doubt. */
    public EngineSettings doubting(StuckPolicy policy) {
        return new EngineSettings(
                shard,
                heartbeatSeconds,
                callTimeoutMs,
                currency,
                unknownTokens,
                limits,
                functions,
                onboarding,
                settleMs,
                policy,
                payments,
                driver);
    }

    /** The same with sessions paid like this. */
    public EngineSettings paying(PaymentPolicy policy) {
        return new EngineSettings(
                shard,
                heartbeatSeconds,
                callTimeoutMs,
                currency,
                unknownTokens,
                limits,
                functions,
                onboarding,
                settleMs,
                stuck,
                policy,
                driver);
    }
}

package io.voltgate.engine;

/**
 * The limits of what is kept for bills, per session or station. An immutable value. What happens when one is reached stands with it.
 *
 * @param readingsPerSession readings of registers kept for one session; then those in between that only rise are dropped first
 * @param activitiesPerSession changes between charging, idle and paused kept for one session; what comes after the last is unknown
 * @param pastSessionsPerStation sessions of which a station's start, stop or event is still recognised when all else is forgotten
 */
public record BillingLimits(int readingsPerSession, int activitiesPerSession, int pastSessionsPerStation) {
    public static final BillingLimits DEFAULT = new BillingLimits(512, 256, 128);
}

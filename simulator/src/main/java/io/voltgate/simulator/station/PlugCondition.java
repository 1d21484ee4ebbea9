package io.voltgate.simulator.station;

import org.jspecify.annotations.Nullable;

/**
 * All that a connector's state follows from. A value. What is worse goes before what is better: broken, in use, out of service, reserved.
 *
 * @param is16 in OCPP 1.6 a token alone prepares; in 2.x a connector is occupied by a cable only
 * @param full whether it is the vehicle that takes no more
 */
record PlugCondition(boolean is16, boolean broken, boolean operative, boolean reserved, boolean flows, boolean full) {
    PlugState state(@Nullable Charge charge) {
        if (broken) {
            return PlugState.FAULTED;
        }
        if (charge == null) {
            return idle();
        }
        if (charge.isLost() && !charge.isEnded()) {
            return PlugState.SUSPENDED_EV;
        }
        boolean prepared = is16 && charge.isAuthorized() && !charge.isEnded();
        return charge.isPlugged() || prepared ? inUse(charge) : idle();
    }

    private PlugState inUse(Charge charge) {
        if (charge.isEnded()) {
            return charge.hasBegun() ? PlugState.FINISHING : PlugState.PREPARING;
        }
        if (!charge.isPowered()) {
            return PlugState.PREPARING;
        }
        if (flows) {
            return PlugState.CHARGING;
        }
        return full ? PlugState.SUSPENDED_EV : PlugState.SUSPENDED_EVSE;
    }

    private PlugState idle() {
        if (!operative) {
            return PlugState.UNAVAILABLE;
        }
        return reserved ? PlugState.RESERVED : PlugState.AVAILABLE;
    }
}

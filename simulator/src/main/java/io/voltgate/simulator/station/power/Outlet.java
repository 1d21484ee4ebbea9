package io.voltgate.simulator.station.power;

/**
 * What a connector can give. A value.
 *
 * @param phases of alternating current, 1 to 3; 0 is direct current
 * @param maxPowerW from 1 W up
 */
public record Outlet(int phases, long maxPowerW) {
    /** Volts of a phase to neutral. */
    public static final int AC_VOLTS = 230;
    /** What a direct current is taken to have where amperes are to be watts. */
    public static final int DC_VOLTS = 400;
    /** Below that many amperes no vehicle charges on alternating current (IEC 61851). */
    public static final int LEAST_AC_AMPS = 6;

    public Outlet {
        if (phases < 0 || phases > 3 || maxPowerW < 1) {
            throw new IllegalArgumentException("an outlet has up to 3 phases and some power");
        }
    }

    public boolean isDc() {
        return phases == 0;
    }

    /** The power of a current in thousandths of an ampere on each of so many phases. */
    public long watts(long milliAmps, int onPhases) {
        return isDc() ? milliAmps * DC_VOLTS / 1000 : milliAmps * AC_VOLTS * Math.min(onPhases, phases) / 1000;
    }
}

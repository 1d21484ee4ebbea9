package io.voltgate.simulator.station.power;

/**
 * The battery of a vehicle: how much it takes at its charge and temperature. Owned by the connector that it is plugged into. Energy is
 * whole millijoules, so what goes in is exactly what the meter counts.
 */
public final class Battery {
    public static final long MILLIJOULE_PER_WH = 3_600_000L;
    private static final long FULL = 1000;
    /** Where a battery is at its best; each degree less takes 2 % off, down to a quarter of the power. */
    private static final long WARM_MILLIDEGREES = 25_000;
    /** Where it protects itself; each degree more takes 5 % off. */
    private static final long HOT_MILLIDEGREES = 45_000;

    private static final long LEAST_PERMILLE = 250;
    /** What drivers want to keep, whatever the grid wants. */
    private static final long RESERVE_PERCENT = 20;

    private final CarModel model;
    private final long capacityMj;
    private long storedMj;
    private long milliDegrees;

    public Battery(CarModel model, int socPercent, int degrees) {
        this.model = model;
        this.capacityMj = Math.multiplyExact(model.capacityWh(), MILLIJOULE_PER_WH);
        this.storedMj = capacityMj / 100 * socPercent;
        this.milliDegrees = degrees * 1000L;
    }

    /** What it takes of an outlet now, in watts, when offered this much; 0 when full, or when the offer is too little to begin. */
    public long powerW(Outlet outlet, long offeredW) {
        if (isFull()) {
            return 0;
        }
        long offer = Math.min(offeredW, outlet.maxPowerW());
        if (outlet.isDc()) {
            return Math.min(offer, model.dcWatts(permille()) * warmth() / FULL);
        }
        int phases = phases(outlet);
        long amp = (long) Outlet.AC_VOLTS * phases;
        long share = offer * phases / outlet.phases();
        if (share < amp * Outlet.LEAST_AC_AMPS) {
            return 0;
        }
        long wanted = Math.min(amp * model.acAmps(), taper());
        return Math.min(share, Math.max(wanted, amp * Outlet.LEAST_AC_AMPS));
    }

    /** The phases it uses of an outlet, 0 on direct current. */
    public int phases(Outlet outlet) {
        return Math.min(model.acPhases(), outlet.phases());
    }

    /** What the cells take near the end, which the on-board charger must follow. */
    private long taper() {
        long permille = permille();
        return permille < 950 ? Long.MAX_VALUE : model.capacityWh() * Math.max(20, FULL - permille) / 250;
    }

    private long warmth() {
        if (milliDegrees < WARM_MILLIDEGREES) {
            return Math.max(LEAST_PERMILLE, FULL - (WARM_MILLIDEGREES - milliDegrees) / 50);
        }
        if (milliDegrees > HOT_MILLIDEGREES) {
            return Math.max(LEAST_PERMILLE, FULL - (milliDegrees - HOT_MILLIDEGREES) / 20);
        }
        return FULL;
    }

    /** Takes in as much as fits, warms by it, and says how much that was; a tenth of the capacity warms by two degrees. */
    public long take(long offeredMj) {
        long taken = Math.min(offeredMj, capacityMj - storedMj);
        storedMj += taken;
        milliDegrees += taken * 20 / Math.max(1, capacityMj / 1000);
        return taken;
    }

    /** What it gives back to an outlet, in watts, when asked for this much; 0 once it has only its reserve. */
    public long returnW(Outlet outlet, long wantedW) {
        if (storedMj <= reserveMj()) {
            return 0;
        }
        return Math.min(wantedW, mostReturnW(outlet));
    }

    /** The most that it could ever give back to an outlet, in watts. */
    public long mostReturnW(Outlet outlet) {
        long ownW = outlet.isDc() ? model.dcWatts(FULL / 2) : outlet.watts(1000L * model.acAmps(), phases(outlet));
        return Math.min(ownW, outlet.maxPowerW());
    }

    /** Gives back as much as it has above its reserve, and says how much that was. */
    public long give(long wantedMj) {
        long given = Math.min(wantedMj, Math.max(0, storedMj - reserveMj()));
        storedMj -= given;
        return given;
    }

    private long reserveMj() {
        return capacityMj / 100 * RESERVE_PERCENT;
    }

    public boolean isFull() {
        return storedMj >= capacityMj;
    }

    public CarModel model() {
        return model;
    }

    public int socPercent() {
        return (int) (permille() / 10);
    }

    public int degrees() {
        return (int) (milliDegrees / 1000);
    }

    private long permille() {
        return storedMj / (capacityMj / FULL);
    }
}

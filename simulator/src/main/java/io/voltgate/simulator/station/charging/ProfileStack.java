package io.voltgate.simulator.station.charging;

import io.voltgate.simulator.station.charging.Profile.Purpose;
import io.voltgate.simulator.station.power.Outlet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The profiles of a station, and what they come to together. Owned by the station. Of one purpose the highest stack level that says
 * anything of a moment holds; of several purposes the least limit does.
 */
public final class ProfileStack {
    private final List<Profile> profiles = new ArrayList<>(0);
    private boolean priority;

    /**
     * Somebody who draws, or would.
     *
     * @param sharers how many share what the station may take, 1 up
     * @param transactionMs when the transaction began, {@link Long#MAX_VALUE} where none runs
     */
    public record Draw(int connector, Outlet outlet, int sharers, String transactionId, long transactionMs) {}

    /** The limit from a moment on. */
    public record Step(long atMs, long watts, int phases) {}

    public List<Profile> profiles() {
        return List.copyOf(profiles);
    }

    /** A profile takes the place of the one with its id. */
    public void put(Profile profile) {
        profiles.removeIf(each -> each.id() == profile.id());
        profiles.add(profile);
        profiles.sort(Comparator.comparingInt(Profile::stackLevel).reversed());
    }

    /** Whether there were any. */
    public boolean remove(Predicate<Profile> unwanted) {
        return profiles.removeIf(unwanted);
    }

    /** Lets the priority profile hold instead of those for the transaction, or no longer (OCPP 2.1, K21). */
    public void priority(boolean holds) {
        priority = holds;
    }

    /** Watts that may flow at a moment; the outlet's own power where nothing limits it. */
    public Step limit(Draw draw, long atMs) {
        int phases = Math.max(1, draw.outlet().phases());
        Step limit = new Step(atMs, draw.outlet().maxPowerW(), phases);
        limit = least(limit, own(draw, atMs), 1, draw);
        limit = least(limit, period(Purpose.STATION_MAX, draw, atMs), draw.sharers(), draw);
        return least(limit, period(Purpose.EXTERNAL_CONSTRAINTS, draw, atMs), draw.sharers(), draw);
    }

    /**
     * What is to flow at a moment beyond all limits.
     *
     * @param mode operationMode of OCPP 2.1, empty where none is told
     * @param returnW what is wanted back from the vehicle, 0 for nothing
     */
    public record Operation(String mode, long returnW) {
        public static final Operation USUAL = new Operation("", 0);
    }

    /** How a transaction is to be run at a moment, by the profile of its own (OCPP 2.1, block Q). */
    public Operation operation(Draw draw, long atMs) {
        return own(draw, atMs)
                .map(found -> {
                    Long watts = setpointW(found, draw);
                    return new Operation(found.period().mode(), watts == null ? 0 : Math.max(0, -watts));
                })
                .orElse(Operation.USUAL);
    }

    private static @Nullable Long setpointW(Found found, Draw draw) {
        Long milli = found.period().milliSetpoint();
        return milli == null ? null : watts(found, milli, draw);
    }

    private static long watts(Found found, long milli, Draw draw) {
        return switch (found.profile().schedule().unit()) {
            case A -> draw.outlet().watts(milli, found.period().phases());
            case W -> milli / 1000;
        };
    }

    private record Found(Profile profile, Profile.Period period) {}

    private Optional<Found> own(Draw draw, long atMs) {
        Optional<Found> first = priority ? period(Purpose.PRIORITY, draw, atMs) : Optional.empty();
        return first.or(() -> period(Purpose.TX, draw, atMs)).or(() -> period(Purpose.TX_DEFAULT, draw, atMs));
    }

    /** A profile for the connector goes before one for all, whatever their levels. */
    private Optional<Found> period(Purpose purpose, Draw draw, long atMs) {
        return find(purpose, draw.connector(), draw, atMs).or(() -> find(purpose, 0, draw, atMs));
    }

    private Optional<Found> find(Purpose purpose, int connector, Draw draw, long atMs) {
        return profiles.stream()
                .filter(each -> each.purpose() == purpose && each.connector() == connector)
                .filter(each ->
                        each.transactionId().isEmpty() || each.transactionId().equals(draw.transactionId()))
                .flatMap(each -> each.at(atMs, draw.transactionMs()).map(period -> new Found(each, period)).stream())
                .findFirst();
    }

    private static Step least(Step limit, Optional<Found> found, int sharers, Draw draw) {
        if (found.isEmpty()) {
            return limit;
        }
        Profile.Period period = found.get().period();
        Long setpointW = setpointW(found.get(), draw);
        long limitW = watts(found.get(), period.milliLimit(), draw);
        long watts = setpointW == null ? limitW : Math.min(limitW, Math.max(0, setpointW));
        int phases = Math.min(Math.max(1, draw.outlet().phases()), period.phases());
        long share = watts / sharers;
        return share < limit.watts() ? new Step(limit.atMs(), share, phases) : limit;
    }

    /** The limits over time, one step where they don't change. */
    public List<Step> composite(Draw draw, long fromMs, long toMs) {
        List<Step> steps = new ArrayList<>();
        steps.add(limit(draw, fromMs));
        profiles.stream()
                .flatMapToLong(each -> each.turns(fromMs, toMs, draw.transactionMs()))
                .sorted()
                .distinct()
                .mapToObj(at -> limit(draw, at))
                .filter(step -> step.watts() != steps.getLast().watts()
                        || step.phases() != steps.getLast().phases())
                .forEachOrdered(steps::add);
        return steps;
    }
}

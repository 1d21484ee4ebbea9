package io.voltgate.simulator.fault;

import io.voltgate.simulator.link.FrameTap.Direction;
import io.voltgate.simulator.link.StationLink;
import io.voltgate.simulator.station.Problem;
import io.voltgate.simulator.station.Timeline;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * The line of one station with all its connections, on which faults happen. Owned by the station's timeline. The same seed and the same
 * frames give the same faults.
 */
public final class FaultyLine implements StationLink.Dialer {
    private final StationLink.Dialer dialer;
    private final Timeline timeline;
    private final Faults faults;
    private final SplittableRandom random;
    private final boolean[] struck;
    private final Strikes strikes = new Strikes();
    private @Nullable Victim victim;

    public FaultyLine(StationLink.Dialer dialer, Timeline timeline, Faults faults, long seed) {
        this.dialer = dialer;
        this.timeline = timeline;
        this.faults = faults;
        this.random = new SplittableRandom(seed);
        this.struck = new boolean[faults.all().size()];
    }

    /** Who suffers from faults of the station; before it is named, those do nothing. */
    public void leadsTo(Victim station) {
        victim = station;
    }

    @Override
    public StationLink dial(StationLink.Listener listener) {
        FaultyLink link = new FaultyLink(this, listener);
        link.over(dialer.dial(link));
        return link;
    }

    /** Whether a fault that struck this line accounts for a problem of its station, of which nobody else is to blame then. */
    public boolean explains(Problem problem) {
        return strikes.explain(problem);
    }

    /** The fault that strikes this frame, if one does. */
    @Nullable
    Fault strike(Direction direction, String action, String id) {
        for (int i = 0; i < struck.length; i++) {
            Fault fault = faults.all().get(i);
            if (!fault.strikesAt(direction, action)) {
                continue;
            }
            faults.met(i);
            boolean hits = fault.perHundredThousand() == Fault.ONCE
                    ? !struck[i]
                    : random.nextInt(Fault.ALL) < fault.perHundredThousand();
            if (hits) {
                struck[i] = true;
                faults.done(i);
                strikes.frame(fault, direction, id, timeline.nowMs());
                return fault;
            }
        }
        return null;
    }

    Strikes strikes() {
        return strikes;
    }

    Timeline timeline() {
        return timeline;
    }

    SplittableRandom random() {
        return random;
    }

    @Nullable
    Victim victim() {
        return victim;
    }
}

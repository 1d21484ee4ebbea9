package io.voltgate.simulator.station;

import io.voltgate.simulator.link.StationLink;
import io.voltgate.simulator.station.device.Settings;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * A station's line to its server: it dials, and dials again after a back-off that grows (OCPP 2.0.1 Part 4, 5.4). Owned by the station, on
 * its timeline; what links tell is taken there. What happens on an older link than the newest is ignored.
 */
final class Line {
    /** What a station does with its line. */
    interface End {
        /** A connection stands, after so long without one. */
        void opened(StationLink link, long awayMs);

        void received(String text);

        /** It ended, or never came to be. */
        void closed();
    }

    /** What a line is made of, and how long it waits. */
    record Terms(
            Timeline timeline,
            StationLink.Dialer dialer,
            Counters counters,
            Settings settings,
            Patience patience,
            SplittableRandom random) {}

    private static final String BACK_OFF = "OCPPCommCtrlr.RetryBackOff";

    private final Terms terms;
    private final End end;
    private @Nullable StationLink link;
    private long epoch;
    private boolean open;
    private boolean cut;
    private boolean abandoned;
    private String trouble = "";
    private int dials;
    private long closedAtMs;
    private Timeline.Timer redial = Timeline.Timer.NONE;

    Line(Terms terms, End end) {
        this.terms = terms;
        this.end = end;
    }

    boolean isOpen() {
        return open;
    }

    /** Why the last connection ended, empty while none has. */
    String trouble() {
        return trouble;
    }

    /** Counts the connections: a task of an older one than the newest has lost its sense. */
    long epoch() {
        return epoch;
    }

    void dial() {
        if (abandoned || cut) {
            return;
        }
        long mine = ++epoch;
        link = terms.dialer().dial(new StationLink.Listener() {
            @Override
            public void opened() {
                inTurn(mine, Line.this::opened);
            }

            @Override
            public void received(String text) {
                inTurn(mine, () -> end.received(text));
            }

            @Override
            public void closed(String reason) {
                inTurn(mine, () -> Line.this.closed(reason));
            }
        });
    }

    private void inTurn(long mine, Runnable task) {
        terms.timeline().execute(() -> {
            if (mine == epoch) {
                task.run();
            }
        });
    }

    private void opened() {
        open = true;
        if (dials > 0) {
            terms.counters().reconnects.incrementAndGet();
        }
        dials = 0;
        terms.counters().connected.incrementAndGet();
        StationLink newest = link;
        if (newest == null) {
            throw new IllegalStateException("a link opened that nobody dialled");
        }
        end.opened(newest, terms.timeline().nowMs() - closedAtMs);
    }

    private void closed(String reason) {
        trouble = reason;
        epoch++;
        link = null;
        if (open) {
            open = false;
            closedAtMs = terms.timeline().nowMs();
            terms.counters().connected.decrementAndGet();
        }
        end.closed();
        if (!abandoned && !cut) {
            redial.cancel();
            redial = terms.timeline().after(backOffMs(), this::dial);
        }
    }

    /** By the variables of the standard where they were set (2.x Part 4, 5.4), else by the plan's patience. */
    private long backOffMs() {
        int tried = dials++;
        Settings settings = terms.settings();
        if (settings.isChanged(BACK_OFF + "WaitMinimum")) {
            long least = 1000L * settings.number(BACK_OFF + "WaitMinimum");
            long range = 1000L * settings.number(BACK_OFF + "RandomRange");
            int doublings = Math.min(tried, settings.number(BACK_OFF + "RepeatTimes"));
            return (least << doublings) + terms.random().nextLong(range + 1);
        }
        Patience patience = terms.patience();
        long base = Math.min(patience.backOffMaxMs(), (long) patience.backOffMinMs() << Math.min(tried, 16));
        return base + terms.random().nextLong(base / 2 + 1);
    }

    /** Sends a text as it is; lost where there is no connection. */
    void send(String text) {
        StationLink newest = link;
        if (newest != null) {
            newest.send(text);
        }
    }

    /** Ends the connection properly; it is dialled again. */
    void hangUp() {
        StationLink newest = link;
        if (newest != null) {
            newest.close();
        }
    }

    /** Ends the connection for good. */
    void abandon() {
        abandoned = true;
        redial.cancel();
        hangUp();
    }

    /** Cuts it without a word, and leaves it so until it is mended. */
    void cut() {
        cut = true;
        redial.cancel();
        StationLink newest = link;
        if (newest != null) {
            newest.cut();
        }
    }

    /** It breaks without a word and is known to be broken at once, as when the power goes; it stays so until it is mended. */
    void lose(String reason) {
        cut();
        if (link != null) {
            closed(reason);
        }
    }

    /** Dials again at once where there is no connection. */
    void mend() {
        cut = false;
        if (link == null) {
            redial.cancel();
            dial();
        }
    }
}

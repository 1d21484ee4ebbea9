package io.voltgate.simulator.fault;

import io.voltgate.ocpp.Frame;
import io.voltgate.ocpp.FrameCodec;
import io.voltgate.ocpp.OcppException;
import io.voltgate.ocpp.OcppVersion;
import io.voltgate.simulator.link.FrameTap.Direction;
import io.voltgate.simulator.link.StationLink;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One connection of a faulty line. Everything in it runs on the station's timeline. What is struck by nothing passes as it came, and in
 * order; after the end nothing passes.
 */
final class FaultyLink implements StationLink, StationLink.Listener {
    private static final long REORDER_MS = 1_000;
    private static final long ABANDONED_MS = 60_000;

    private final FaultyLine line;
    private final Listener station;
    private final Deque<Runnable> stalled = new ArrayDeque<>(2);
    private final Map<Direction, String> heldBack = new EnumMap<>(Direction.class);
    private @Nullable StationLink link;
    private boolean stalls;
    private boolean dead;
    private boolean ended;
    private String askedId = "";
    private String askedAction = "";

    FaultyLink(FaultyLine line, Listener station) {
        this.line = line;
        this.station = station;
    }

    void over(StationLink dialled) {
        link = dialled;
    }

    @Override
    public void opened() {
        line.timeline().execute(() -> {
            if (!ended) {
                station.opened();
            }
        });
    }

    @Override
    public void received(String text) {
        line.timeline().execute(() -> pass(Direction.FROM_SERVER, text));
    }

    @Override
    public void closed(String reason) {
        line.timeline().execute(() -> end(reason));
    }

    private void end(String reason) {
        if (!ended) {
            ended = true;
            line.strikes().ended(line.timeline().nowMs());
            station.closed(reason);
        }
    }

    @Override
    public void send(String text) {
        pass(Direction.TO_SERVER, text);
    }

    /** On a dead line the server hears nothing of it: its end of the old connection stays open for a minute. */
    @Override
    public void close() {
        if (dead && !ended) {
            line.timeline().execute(() -> end("the line is dead"));
            abandon(ABANDONED_MS);
        } else {
            onLink(StationLink::close);
        }
    }

    private void abandon(long millis) {
        var _ = line.timeline().after(millis, () -> onLink(StationLink::cut));
    }

    @Override
    public void cut() {
        if (dead) {
            close();
        } else {
            onLink(StationLink::cut);
        }
    }

    /** A pong comes late where frames do, and from a dead line none. */
    @Override
    public boolean ping(Runnable onPong) {
        StationLink mine = link;
        return mine != null && mine.ping(() -> line.timeline().execute(() -> handPong(onPong)));
    }

    private void handPong(Runnable onPong) {
        if (stalls) {
            stalled.add(() -> handPong(onPong));
        } else if (!ended && !dead) {
            onPong.run();
        }
    }

    @Override
    public boolean hold(boolean on) {
        StationLink mine = link;
        return mine != null && mine.hold(on);
    }

    private void onLink(Consumer<StationLink> what) {
        StationLink mine = link;
        if (mine != null) {
            what.accept(mine);
        }
    }

    private void pass(Direction way, String text) {
        if (ended) {
            return;
        }
        Passing frame = passing(way, text);
        Fault fault = line.strike(way, frame.action(), frame.id());
        if (fault == null) {
            hand(way, text);
            return;
        }
        if (fault.after()) {
            hand(way, text);
        }
        switch (fault.kind()) {
            case CUT -> onLink(StationLink::cut);
            case STALL -> stall(fault.millis());
            case HALF_OPEN -> die();
            case SLOW_READER -> readSlowly(fault.millis());
            case REBOOT, LOST_QUEUE, CLOCK_SKEW -> strikeStation(fault);
            case DELAY, DUPLICATE, REORDER, DROP, TRUNCATE, WRONG_TYPE -> {
                damage(fault, way, text);
                return;
            }
        }
        boolean lost = fault.kind() == Fault.Kind.CUT || dead;
        if (!fault.after() && !lost) {
            hand(way, text);
        }
    }

    /** Faults of the frame itself; with "after" the frame has passed whole, and this is another one. */
    private void damage(Fault fault, Direction way, String text) {
        switch (fault.kind()) {
            case DELAY -> {
                var _ = line.timeline().after(fault.millis(), () -> hand(way, text));
            }
            case DUPLICATE -> {
                hand(way, text);
                hand(way, text);
            }
            case REORDER -> {
                heldBack.put(way, text);
                var _ = line.timeline().after(REORDER_MS, () -> release(way));
            }
            case TRUNCATE -> handDamaged(way, Damage.truncated(text, line.random()));
            case WRONG_TYPE -> handDamaged(way, Damage.wrongType(text, line.random()));
            case DROP, CUT, STALL, HALF_OPEN, SLOW_READER, REBOOT, LOST_QUEUE, CLOCK_SKEW -> {}
        }
    }

    private void handDamaged(Direction way, String text) {
        if (way == Direction.FROM_SERVER) {
            line.strikes().damaged(text);
        }
        hand(way, text);
    }

    private void stall(long millis) {
        stalls = true;
        var _ = line.timeline().after(millis, () -> {
            stalls = false;
            while (!stalled.isEmpty() && !stalls) {
                stalled.remove().run();
            }
        });
    }

    private void die() {
        dead = true;
        hold(true);
    }

    /** Where a link can't stop reading, what it read waits here. */
    private void readSlowly(long millis) {
        if (!hold(true)) {
            stall(millis);
            return;
        }
        var _ = line.timeline().after(millis, () -> {
            if (!dead) {
                hold(false);
            }
        });
    }

    private void strikeStation(Fault fault) {
        Victim victim = line.victim();
        if (victim == null) {
            return;
        }
        line.timeline().execute(() -> {
            switch (fault.kind()) {
                case REBOOT -> victim.reboot();
                case LOST_QUEUE -> victim.loseQueue();
                case CLOCK_SKEW -> victim.jump(fault.millis());
                case CUT, STALL, HALF_OPEN, DELAY, DUPLICATE, REORDER, DROP, TRUNCATE, WRONG_TYPE, SLOW_READER -> {}
            }
        });
    }

    private void hand(Direction way, String text) {
        if (ended || dead) {
            return;
        }
        if (stalls) {
            stalled.add(() -> hand(way, text));
            return;
        }
        switch (way) {
            case TO_SERVER -> onLink(mine -> mine.send(text));
            case FROM_SERVER -> station.received(text);
        }
        release(way);
    }

    private void release(Direction way) {
        String held = heldBack.remove(way);
        if (held != null) {
            hand(way, held);
        }
    }

    /** What passes: a call, or an answer by the action of the station's call; empty words where that can't be told. */
    private record Passing(String action, String id) {}

    private Passing passing(Direction way, String text) {
        Frame frame;
        try {
            frame = FrameCodec.decode(OcppVersion.V21, text);
        } catch (OcppException unreadable) {
            return new Passing("", "");
        }
        if (frame instanceof Frame.Call(String id, String action, String _)) {
            if (way == Direction.TO_SERVER) {
                askedId = id;
                askedAction = action;
            }
            return new Passing(action, id);
        }
        boolean answers = way == Direction.FROM_SERVER && frame.id().equals(askedId);
        return new Passing(answers ? askedAction : "", frame.id());
    }
}

package io.voltgate.simulator.fleet;

import io.voltgate.ocpp.FrameCodec;
import io.voltgate.ocpp.OcppException;
import io.voltgate.ocpp.OcppVersion;
import io.voltgate.simulator.link.StationLink;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A connection that a virtual clock waits for: while it opens, while a call is unanswered, and while it ends. Owned by the clock's thread; the
 * real link's threads only fill the clock's inbox. A line is cut only after what it carried has been answered, so that the server has
 * heard the same each time.
 */
final class VirtualLink implements StationLink, StationLink.Listener {
    private static final String OPENING = "the connection";
    private static final String ENDING = "the end";
    private static final String PONG = "the pong";

    private final VirtualTimeline clock;
    private final Listener station;
    private final Set<String> awaited = new HashSet<>();
    private @Nullable StationLink link;
    private int doubtful;
    private boolean cut;
    private boolean severed;
    private boolean ended;

    private VirtualLink(VirtualTimeline clock, Listener station) {
        this.clock = clock;
        this.station = station;
    }

    static VirtualLink dialled(VirtualTimeline clock, Dialer dialer, Listener station) {
        VirtualLink mine = new VirtualLink(clock, station);
        mine.await(OPENING);
        mine.link = dialer.dial(mine);
        return mine;
    }

    private void await(String what) {
        awaited.add(what);
        changed();
    }

    private void changed() {
        clock.waitsFor(this, awaitsFirmly() || doubtful > 0);
    }

    /** Whether something is awaited that must come. */
    boolean awaitsFirmly() {
        return !awaited.isEmpty();
    }

    /** It doesn't come: time passes without it. */
    void giveUp() {
        clock.giveUp(awaited.size());
        awaited.clear();
        doubtful = 0;
        changed();
        severed();
    }

    private StationLink line() {
        StationLink mine = link;
        if (mine == null) {
            throw new IllegalStateException("a link that is used before it was dialled");
        }
        return mine;
    }

    /** To a call under an id that waits already, and to what can't be read, an answer may come or not; to an empty frame none does. */
    @Override
    public void send(String text) {
        if (ended || cut) {
            return;
        }
        clock.stir();
        String id = WireId.of(text, '2');
        String content = text.replace("\0", "").strip();
        if (!content.isEmpty() && (!isReadable(content) || (!id.isEmpty() && !awaited.add(id)))) {
            doubtful++;
        }
        changed();
        line().send(text);
    }

    private static boolean isReadable(String text) {
        try {
            return !FrameCodec.decode(OcppVersion.V21, text).id().isEmpty();
        } catch (OcppException unreadable) {
            return false;
        }
    }

    @Override
    public boolean ping(Runnable onPong) {
        if (ended || cut) {
            return false;
        }
        boolean pings = line().ping(() -> clock.inTurn(() -> {
            awaited.remove(PONG);
            changed();
            onPong.run();
        }));
        if (pings) {
            await(PONG);
        }
        return pings;
    }

    @Override
    public void close() {
        if (!ended && !cut) {
            await(ENDING);
            line().close();
        }
    }

    @Override
    public void cut() {
        if (!ended && !cut) {
            cut = true;
            severed();
        }
    }

    private void severed() {
        if (cut && !severed && !ended && awaited.isEmpty() && doubtful == 0) {
            severed = true;
            await(ENDING);
            line().cut();
        }
    }

    @Override
    public void opened() {
        clock.inTurn(() -> {
            clock.stir();
            awaited.remove(OPENING);
            changed();
            station.opened();
        });
    }

    @Override
    public void received(String text) {
        clock.inTurn(() -> heard(text));
    }

    private void heard(String text) {
        clock.stir();
        String id = WireId.of(text, '3') + WireId.of(text, '4');
        boolean answers = !id.isEmpty() && awaited.remove(id);
        if (!answers && WireId.of(text, '2').isEmpty()) {
            clock.giveUp(doubtful == 0 ? 1 : 0);
            doubtful = Math.max(0, doubtful - 1);
        }
        changed();
        if (cut) {
            severed();
        } else {
            station.received(text);
        }
    }

    @Override
    public void closed(String reason) {
        clock.inTurn(() -> {
            clock.stir();
            ended = true;
            awaited.clear();
            doubtful = 0;
            changed();
            station.closed(reason);
        });
    }
}

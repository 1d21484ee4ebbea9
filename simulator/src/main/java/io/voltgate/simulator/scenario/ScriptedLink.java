package io.voltgate.simulator.scenario;

import io.voltgate.ocpp.Frame;
import io.voltgate.ocpp.FrameCodec;
import io.voltgate.ocpp.OcppException;
import io.voltgate.ocpp.OcppVersion;
import io.voltgate.simulator.link.FrameHead;
import io.voltgate.simulator.link.HandmadeLink;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A WebSocket of a scripted station, over a link that says whatever it is told to. Used by the runner's thread; the link's own thread only
 * fills the inbox. After it was closed, nothing more comes.
 */
final class ScriptedLink {
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final int PING = 9;
    private static final byte[] NOTHING = new byte[0];

    /** What comes in on a connection. */
    sealed interface Heard {
        /** A frame, with its place in the transcript. */
        record Told(Frame frame, int place) implements Heard {}

        /** The end; the code is that of the WebSocket, 1006 where it just broke. */
        record Closed(String reason, int code) implements Heard {}
    }

    /** Who is written down as having said something, and who watches what is said to it. */
    record Side(Transcript transcript, String station, Watch watch) {
        int note(Transcript.Kind kind, String text) {
            return transcript.note(kind, station, text);
        }
    }

    private static final int BROKEN = 1006;

    /** How a dial ended: the status of HTTP, 0 where there was none, and the connection where it was upgraded. */
    record Outcome(
            int status,
            String subprotocol,
            String reason,
            boolean isRefusal,
            @Nullable ScriptedLink link) {}

    private final HandmadeLink socket;
    private final Ear ear;

    private ScriptedLink(HandmadeLink socket, Ear ear) {
        this.socket = socket;
        this.ear = ear;
    }

    static Outcome dial(Dial dial, Ear ear, Duration limit) {
        HandmadeLink.Answer answer = HandmadeLink.dial(dial.opening(), ear, limit);
        HandmadeLink socket = answer.link();
        if (socket == null) {
            String why = dial.address() + " " + answer.reason();
            ear.end(answer.status() == 0 ? why : "HTTP " + answer.status() + " " + why);
            return new Outcome(answer.status(), "", answer.reason(), answer.isRefusal(), null);
        }
        ear.line.opened(answer.subprotocol());
        ear.side.note(Transcript.Kind.OPENED, dial.address() + " " + answer.subprotocol());
        return new Outcome(answer.status(), answer.subprotocol(), "", false, new ScriptedLink(socket, ear));
    }

    /** Sends a text, and gives its place in the transcript; without effect where the connection is gone, which the inbox tells. */
    int send(String text) {
        int place = ear.says(text, text);
        socket.send(FrameHead.whole(FrameHead.TEXT), text.getBytes(StandardCharsets.UTF_8));
        return place;
    }

    /** Sends a text in fragments of about the same length. */
    int sendParts(int parts, String text) {
        int place = ear.says(text, text);
        int size = Math.max(1, (text.length() + parts - 1) / parts);
        for (int from = 0; from == 0 || from < text.length(); from += size) {
            String part = text.substring(from, Math.min(text.length(), from + size));
            int opcode = from == 0 ? FrameHead.TEXT : FrameHead.CONTINUATION;
            boolean whole = from + size >= text.length();
            socket.send(new FrameHead(whole, 0, opcode, true), part.getBytes(StandardCharsets.UTF_8));
        }
        return place;
    }

    int sendBinary(String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex);
        int place = ear.says("binary " + hex, "binary " + new String(bytes, StandardCharsets.UTF_8));
        socket.send(FrameHead.whole(FrameHead.BINARY), bytes);
        return place;
    }

    /** Sends one frame as it is. */
    int send(FrameHead head, String text) {
        int place = ear.says(text, text);
        socket.send(head, text.getBytes(StandardCharsets.UTF_8));
        return place;
    }

    /** Whether a ping is answered in time. */
    boolean ping(Duration limit) throws InterruptedException {
        int before = ear.pongs.availablePermits();
        socket.send(FrameHead.whole(PING), NOTHING);
        boolean answered = ear.pongs.tryAcquire(before + 1, limit.toNanos(), TimeUnit.NANOSECONDS);
        ear.pongs.drainPermits();
        return answered;
    }

    void answerPings(boolean on) {
        socket.answerPings(on);
    }

    /** It stays as it is, and the station has forgotten it. */
    void abandon() {
        socket.mute();
    }

    /** Ends the connection in order, or soon where the server doesn't take its end. */
    void close() {
        ear.end("by the station");
        try {
            socket.close(PATIENCE);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            socket.cut();
        }
    }

    /** Ends the connection of TCP, and says nothing. */
    void cut() {
        ear.end("by the station");
        socket.cut();
    }

    /** The next that comes in, null where nothing comes in time. */
    @Nullable
    Heard next(long nanos) throws InterruptedException {
        return ear.inbox.poll(Math.max(0, nanos), TimeUnit.NANOSECONDS);
    }

    /** What listens on one connection. */
    static final class Ear implements HandmadeLink.Listener {
        private final BlockingQueue<Heard> inbox = new LinkedBlockingQueue<>();
        private final Semaphore pongs = new Semaphore(0);
        private final OcppVersion version;
        private final Side side;
        private final Watch.Line line;

        Ear(OcppVersion version, Side side) {
            this.version = version;
            this.side = side;
            this.line = side.watch().line(side.station(), version);
        }

        /** Writes down what the station is about to send, as it is shown and as it may be read. */
        private int says(String shown, String meant) {
            int place = side.note(Transcript.Kind.SENT, shown);
            line.said(place, meant);
            return place;
        }

        private void end(String how) {
            line.closed(side.note(Transcript.Kind.CLOSED, how), how);
        }

        @Override
        public void text(String text) {
            inbox.add(read(text));
        }

        private Heard read(String text) {
            int place = side.note(Transcript.Kind.HEARD, text);
            line.heard(place, text);
            try {
                return new Heard.Told(FrameCodec.decode(version, text), place);
            } catch (OcppException unreadable) {
                side.transcript().blame(place);
                return new Heard.Closed("the server sent what can't be read: " + unreadable.getMessage(), BROKEN);
            }
        }

        @Override
        public void pong() {
            pongs.release();
        }

        @Override
        public void closed(int code, String reason) {
            end("by the server, code " + code + " " + reason);
            inbox.add(new Heard.Closed("closed by the server, code " + code, code));
        }
    }
}

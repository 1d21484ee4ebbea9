package io.voltgate.simulator.link;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/**
 * One station's WebSocket on a shared {@link LightLoop}: a client of RFC 6455 without TLS and extensions. Owned by the loop's thread, where
 * its listener is told; calls from other threads are carried there in order. Idle, it holds no buffer.
 */
final class LightLink implements StationLink {
    static final int MAX_MESSAGE_BYTES = 1 << 20;
    private static final int MAX_UNSENT_BYTES = 4 << 20;
    private static final int DEFAULT_PORT = 80;
    private static final int NORMAL = 1000;
    private static final int NO_CODE = 1005;
    private static final int ABNORMAL = 1006;

    private enum Phase {
        CONNECTING,
        SHAKING,
        OPEN,
        /** Our closing frame is sent; the server's, or the end, is awaited. */
        CLOSING,
        GONE
    }

    private final LightLoop loop;
    private final Listener listener;
    private Phase phase = Phase.CONNECTING;
    private @Nullable SocketChannel channel;
    private @Nullable SelectionKey key;
    private @Nullable WireHandshake handshake;
    private @Nullable ByteBuffer unsent;
    private final WireReader reader = new WireReader(MAX_MESSAGE_BYTES);
    private @Nullable String ending;
    private @Nullable Runnable onPong;

    LightLink(LightLoop loop, Listener listener) {
        this.loop = loop;
        this.listener = listener;
    }

    void connect(JavaWebSocketLink.Target target) {
        if (phase == Phase.GONE) {
            return;
        }
        URI uri = target.uri();
        try {
            InetAddress host = InetAddress.getByName(uri.getHost());
            SocketChannel opening = SocketChannel.open();
            channel = opening;
            opening.configureBlocking(false);
            opening.setOption(StandardSocketOptions.TCP_NODELAY, true);
            InetSocketAddress source = loop.sources().next(host);
            if (source != null) {
                opening.bind(source);
            }
            handshake = new WireHandshake(
                    target, loop.random().nextLong(), loop.random().nextLong());
            boolean done =
                    opening.connect(new InetSocketAddress(host, uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort()));
            key = opening.register(loop.selector(), done ? 0 : SelectionKey.OP_CONNECT, this);
            loop.awaitOpen(this);
            if (done) {
                shake();
            }
        } catch (IOException failed) {
            gone(String.valueOf(failed.getMessage()));
        }
    }

    private void shake() throws IOException {
        WireHandshake opening = handshake;
        SelectionKey mine = key;
        if (opening != null && mine != null) {
            phase = Phase.SHAKING;
            mine.interestOps(SelectionKey.OP_READ);
            write(opening.request());
        }
    }

    /** The socket is ready for something; the buffer is free until this returns. */
    void ready(SelectionKey selected, ByteBuffer buffer) {
        SocketChannel socket = channel;
        if (socket == null || phase == Phase.GONE) {
            return;
        }
        try {
            if (selected.isConnectable() && socket.finishConnect()) {
                shake();
            }
            if (selected.isValid() && selected.isWritable()) {
                flush();
            }
            if (selected.isValid() && selected.isReadable()) {
                read(socket, buffer);
            }
        } catch (IOException failed) {
            gone(String.valueOf(failed.getMessage()));
        }
    }

    private void read(SocketChannel socket, ByteBuffer buffer) throws IOException {
        int count = socket.read(buffer);
        if (count < 0) {
            String known = ending;
            gone(known == null ? "closed by the gateway, code " + ABNORMAL : known);
            return;
        }
        buffer.flip();
        try {
            WireHandshake opening = handshake;
            if (opening != null) {
                if (!opening.agreed(buffer)) {
                    return;
                }
                handshake = null;
                phase = Phase.OPEN;
                listener.opened();
            }
            reader.read(buffer, new Told());
        } catch (WireBreach breach) {
            refuse(breach);
        }
    }

    /** What the reader tells; after the end nothing counts any more. */
    private final class Told implements WireReader.Sink {
        @Override
        public void text(String text) {
            if (phase == Phase.OPEN || (phase == Phase.CLOSING && ending == null)) {
                listener.received(text);
            }
        }

        @Override
        public void ping(byte[] data) {
            if (phase == Phase.OPEN) {
                write(WireWriter.pong(data, loop.random().nextInt()));
            }
        }

        @Override
        public void pong() {
            Runnable awaits = onPong;
            onPong = null;
            if (awaits != null) {
                awaits.run();
            }
        }

        /** Answers with the same code; then the server hangs up first, so that the waiting port is not ours. */
        @Override
        public void closing(int code, String reason) {
            if (ending != null) {
                return;
            }
            ending = (phase == Phase.CLOSING ? "closed" : "closed by the gateway") + ", code " + code
                    + (reason.isEmpty() ? "" : ": " + reason);
            if (phase == Phase.OPEN) {
                phase = Phase.CLOSING;
                write(WireWriter.close(
                        code == NO_CODE ? NORMAL : code, "", loop.random().nextInt()));
                loop.awaitEnd(LightLink.this);
            }
        }
    }

    private void refuse(WireBreach breach) {
        if (handshake == null && phase == Phase.OPEN) {
            write(WireWriter.close(
                    breach.code(),
                    String.valueOf(breach.getMessage()),
                    loop.random().nextInt()));
            gone("closed, code " + breach.code() + ": " + breach.getMessage());
        } else {
            gone(String.valueOf(breach.getMessage()));
        }
    }

    /** It has had its time: to open, or to end. */
    void overdue() {
        switch (phase) {
            case CONNECTING, SHAKING -> gone("no answer in " + LightLoop.CONNECT_TIMEOUT_MS + " ms");
            case CLOSING -> gone(ending == null ? "closed, code " + NORMAL : ending);
            case OPEN, GONE -> {}
        }
    }

    @Override
    public void send(String text) {
        onLoop(() -> {
            if (phase == Phase.OPEN) {
                write(WireWriter.text(text, loop.random().nextInt()));
            }
        });
    }

    @Override
    public boolean ping(Runnable task) {
        onLoop(() -> {
            if (phase == Phase.OPEN) {
                onPong = task;
                write(WireWriter.ping(loop.random().nextInt()));
            }
        });
        return true;
    }

    @Override
    public void close() {
        onLoop(() -> {
            switch (phase) {
                case CONNECTING, SHAKING -> gone("closed, code " + NORMAL);
                case OPEN -> {
                    phase = Phase.CLOSING;
                    write(WireWriter.close(NORMAL, "", loop.random().nextInt()));
                    loop.awaitEnd(this);
                }
                case CLOSING, GONE -> {}
            }
        });
    }

    @Override
    public void cut() {
        onLoop(() -> {
            SocketChannel socket = channel;
            if (socket != null && socket.isOpen()) {
                try {
                    socket.setOption(StandardSocketOptions.SO_LINGER, 0);
                } catch (IOException failed) {
                    gone(String.valueOf(failed.getMessage()));
                }
            }
            gone("cut");
        });
    }

    @Override
    public boolean hold(boolean on) {
        onLoop(() -> {
            SelectionKey mine = key;
            if (mine != null && mine.isValid() && phase == Phase.OPEN) {
                mine.interestOps(
                        on ? mine.interestOps() & ~SelectionKey.OP_READ : mine.interestOps() | SelectionKey.OP_READ);
            }
        });
        return true;
    }

    private void onLoop(Runnable task) {
        if (loop.isMine()) {
            task.run();
        } else {
            loop.execute(task);
        }
    }

    private void write(ByteBuffer frame) {
        ByteBuffer waiting = unsent;
        if (waiting != null && waiting.remaining() + frame.remaining() > MAX_UNSENT_BYTES) {
            gone("the gateway does not read");
            return;
        }
        unsent = waiting == null ? frame : WireWriter.joined(waiting, frame);
        if (waiting == null) {
            flush();
        }
    }

    /** A broken socket is also readable, and reading tells why it broke. */
    private void flush() {
        ByteBuffer waiting = unsent;
        SocketChannel socket = channel;
        SelectionKey mine = key;
        if (waiting == null || socket == null || mine == null || !mine.isValid()) {
            return;
        }
        try {
            socket.write(waiting);
        } catch (IOException broken) {
            unsent = null;
            return;
        }
        boolean all = !waiting.hasRemaining();
        if (all) {
            unsent = null;
        }
        int others = mine.interestOps() & ~SelectionKey.OP_WRITE;
        int wanted = all ? others : others | SelectionKey.OP_WRITE;
        if (wanted != mine.interestOps()) {
            mine.interestOps(wanted);
        }
    }

    private void gone(String reason) {
        if (phase == Phase.GONE) {
            return;
        }
        phase = Phase.GONE;
        unsent = null;
        handshake = null;
        SocketChannel socket = channel;
        channel = null;
        key = null;
        String why = reason;
        if (socket != null) {
            try {
                socket.close();
            } catch (IOException failed) {
                why = reason + "; " + failed.getMessage();
            }
        }
        listener.closed(why);
    }
}

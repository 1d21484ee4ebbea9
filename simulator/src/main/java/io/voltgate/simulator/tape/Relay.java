package io.voltgate.simulator.tape;

import io.voltgate.simulator.link.FrameTap;
import io.voltgate.simulator.link.FrameTap.Direction;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.OptionalInt;

/**
 * One connection through the recorder: two sockets and a thread for each direction. Owned by the recorder. When one side ends, so does
 * the other, and the tap is told last of the end.
 */
final class Relay {
    private static final int CHUNK = 16 << 10;

    private final Socket station;
    private final Socket server;
    private final Witness witness;

    Relay(Socket station, Socket server, Witness witness) {
        this.station = station;
        this.server = server;
        this.witness = witness;
    }

    void run(Upgrade request, URI address) throws IOException {
        station.setTcpNoDelay(true);
        server.getOutputStream().write(request.to(address));
        Upgrade answer = Upgrade.read(server.getInputStream());
        station.getOutputStream().write(answer.bytes());
        if (!answer.isUpgraded()) {
            witness.trouble(request.identity() + ": the server answers "
                    + answer.lines().getFirst());
            server.getInputStream().transferTo(station.getOutputStream());
            return;
        }
        FrameTap tap = witness.connected(request.identity(), answer.field("Sec-WebSocket-Protocol"));
        tap.opened();
        FrameSniffer up = new FrameSniffer(text -> tap.frame(Direction.TO_SERVER, text));
        FrameSniffer down = new FrameSniffer(text -> tap.frame(Direction.FROM_SERVER, text));
        Thread other = Thread.ofVirtual().start(() -> pass(station, server, up));
        pass(server, station, down);
        join(other);
        tap.closed(reason(up.closeCode(), down.closeCode()));
    }

    private static String reason(OptionalInt station, OptionalInt server) {
        if (server.isPresent() && station.isEmpty()) {
            return "closed by the server, code " + server.getAsInt();
        }
        return station.isPresent() ? "closed, code " + station.getAsInt() : "ended without a close frame";
    }

    private void pass(Socket from, Socket to, FrameSniffer sniffer) {
        byte[] chunk = new byte[CHUNK];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            int count = in.read(chunk);
            while (count >= 0) {
                sniffer.take(chunk, 0, count);
                out.write(chunk, 0, count);
                count = in.read(chunk);
            }
        } catch (IOException ended) {
            close();
        }
        close();
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    void close() {
        for (Socket each : List.of(station, server)) {
            try {
                each.close();
            } catch (IOException gone) {
                // It is gone, which is all that is wanted of it.
            }
        }
    }
}

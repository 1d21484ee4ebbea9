package io.voltgate.simulator.link;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A server that speaks bytes: it says exactly what a test wants, and shows exactly what came. Used on the test's thread. */
final class RawServer implements AutoCloseable {
    private static final int PATIENCE_MS = 10_000;

    private final ServerSocket listening;
    private Socket socket = new Socket();

    /** A frame of a client, unmasked. */
    record Frame(int first, boolean masked, ByteBuffer content) {
        byte[] payload() {
            byte[] bytes = new byte[content.remaining()];
            content.get(content.position(), bytes);
            return bytes;
        }

        String text() {
            return new String(payload(), StandardCharsets.UTF_8);
        }

        int closeCode() {
            return content.getShort(content.position());
        }
    }

    RawServer() throws IOException {
        listening = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        listening.setSoTimeout(PATIENCE_MS);
    }

    URI url() {
        return URI.create("ws://127.0.0.1:" + listening.getLocalPort() + "/ocpp");
    }

    /** Takes the connection and reads the head of its request. */
    String accept() throws IOException {
        socket = listening.accept();
        socket.setSoTimeout(PATIENCE_MS);
        socket.setTcpNoDelay(true);
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            head.write(new DataInputStream(socket.getInputStream()).readUnsignedByte());
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }

    static String agreement(String request) {
        String key = request.lines()
                .filter(line -> line.startsWith("Sec-WebSocket-Key: "))
                .findFirst()
                .orElseThrow()
                .substring(19);
        return "HTTP/1.1 101 Switching Protocols\r\nupgrade: WebSocket\r\nConnection: keep-alive, upgrade\r\n"
                + "Sec-WebSocket-Protocol: ocpp1.6\r\nSec-WebSocket-Accept: " + WireHandshake.accept(key) + "\r\n\r\n";
    }

    void agree() throws IOException {
        say(agreement(accept()).getBytes(StandardCharsets.US_ASCII));
    }

    void say(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
    }

    static byte[] frame(int first, byte[] payload) {
        ByteBuffer bytes = ByteBuffer.allocate(10 + payload.length).put((byte) first);
        if (payload.length < 126) {
            bytes.put((byte) payload.length);
        } else if (payload.length < 65_536) {
            bytes.put((byte) 126).putShort((short) payload.length);
        } else {
            bytes.put((byte) 127).putLong(payload.length);
        }
        bytes.put(payload);
        return Arrays.copyOf(bytes.array(), bytes.position());
    }

    static byte[] frame(int first, String text) {
        return frame(first, text.getBytes(StandardCharsets.UTF_8));
    }

    Frame hear() throws IOException {
        DataInputStream in = new DataInputStream(socket.getInputStream());
        int first = in.readUnsignedByte();
        int second = in.readUnsignedByte();
        int length = switch (second & 0x7f) {
            case 126 -> in.readUnsignedShort();
            case 127 -> (int) in.readLong();
            default -> second & 0x7f;
        };
        byte[] mask = in.readNBytes(4);
        byte[] payload = in.readNBytes(length);
        for (int i = 0; i < length; i++) {
            payload[i] ^= mask[i % 4];
        }
        return new Frame(first, (second & 0x80) != 0, ByteBuffer.wrap(payload));
    }

    /** The next byte, or -1 where the client has hung up. */
    int next() throws IOException {
        return socket.getInputStream().read();
    }

    Socket socket() {
        return socket;
    }

    void hangUp() throws IOException {
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
        listening.close();
    }
}

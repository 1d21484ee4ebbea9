package io.voltgate.benchmarks.wire;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;

/**
 * What the stations of a fleet have in common. A value, but for the buffer and the logbook in it, which belong to the I/O thread.
 *
 * @param server such as ws://127.0.0.1:9000/ocpp, the name is appended
 * @param password of every station, empty for none
 * @param wallMs milliseconds since 1970
 * @param closing whether lost connections are no failures any more
 */
record Plan(
        URI server,
        Words words,
        Play play,
        String password,
        LongSupplier wallMs,
        Outgoing outgoing,
        Logbook logbook,
        AtomicBoolean closing) {
    /** The request that asks for the upgrade. */
    String upgrade(int station) {
        String name = words.name(station);
        String credentials = password.isEmpty()
                ? ""
                : "Authorization: Basic "
                        + Base64.getEncoder().encodeToString((name + ':' + password).getBytes(StandardCharsets.UTF_8))
                        + "\r\n";
        return "GET " + server.getPath() + "/" + name + " HTTP/1.1\r\n"
                + "Host: " + server.getHost() + ":" + server.getPort() + "\r\n"
                + "Upgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Key: bG9hZCBvbiBhIGdhdGV3YQ==\r\nSec-WebSocket-Version: 13\r\n"
                + "Sec-WebSocket-Protocol: " + words.subprotocol() + "\r\n" + credentials + "\r\n";
    }
}

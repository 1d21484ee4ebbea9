package io.voltgate.simulator.station;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Files that come and go over a real server on the loop-back. */
@Timeout(30)
final class HttpTransfersTest {
    private final BlockingQueue<FileTransfers.Outcome> outcomes = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> requests = new LinkedBlockingQueue<>();
    private final HttpTransfers transfers = new HttpTransfers(Runnable::run);
    private HttpServer server;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::serve);
        server.start();
    }

    private void serve(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + body);
        byte[] answer = "firmware".getBytes(StandardCharsets.UTF_8);
        int status = exchange.getRequestURI().getPath().startsWith("/no") ? 403 : 200;
        exchange.sendResponseHeaders(status, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    private String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    private FileTransfers.Outcome outcome() throws InterruptedException {
        FileTransfers.Outcome outcome = outcomes.poll(20, TimeUnit.SECONDS);
        assertNotNull(outcome, "no outcome");
        return outcome;
    }

    @Test
    void shouldUploadByPut() throws InterruptedException {
        transfers.upload(url("/logs/"), "a.log", "text".getBytes(StandardCharsets.UTF_8), outcomes::add);
        assertInstanceOf(FileTransfers.Outcome.Done.class, outcome());
        assertEquals("PUT /logs/a.log text", requests.take());
    }

    @Test
    void shouldDownload() throws InterruptedException {
        transfers.download(url("/fw"), outcomes::add);
        if (outcome() instanceof FileTransfers.Outcome.Done(var content)) {
            assertEquals(
                    "firmware",
                    StandardCharsets.UTF_8.decode(content.duplicate()).toString());
        } else {
            throw new AssertionError("the download failed");
        }
    }

    @Test
    void shouldTellFailures() throws InterruptedException {
        transfers.upload(url("/no"), "a.log", new byte[1], outcomes::add);
        assertEquals(new FileTransfers.Outcome.Failed("HTTP status 403"), outcome());
        transfers.download("ftp://127.0.0.1/fw", outcomes::add);
        assertInstanceOf(FileTransfers.Outcome.Failed.class, outcome());
        transfers.download("not an address", outcomes::add);
        assertEquals(new FileTransfers.Outcome.Failed("not an address"), outcome());
    }
}

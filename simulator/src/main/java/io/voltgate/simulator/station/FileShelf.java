package io.voltgate.simulator.station;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Files that stations offer by HTTP on the loop-back. Shared by any number of stations; its server's threads are the JDK's. It listens while
 * it holds a file, and holds 16 at the most.
 */
final class FileShelf {
    private static final int MOST_FILES = 16;

    private final Map<String, byte[]> files = new ConcurrentHashMap<>();
    private @Nullable HttpServer server;

    /** The address of the file from now on. */
    synchronized String put(String name, byte[] content) throws IOException {
        if (files.size() >= MOST_FILES) {
            throw new IOException("no room for more than " + MOST_FILES + " files");
        }
        HttpServer listening = server == null ? listen() : server;
        server = listening;
        String path = "/" + URLEncoder.encode(name, StandardCharsets.UTF_8);
        files.put(path, content);
        return "http://127.0.0.1:" + listening.getAddress().getPort() + path;
    }

    synchronized void remove(String name) {
        files.remove("/" + URLEncoder.encode(name, StandardCharsets.UTF_8));
        HttpServer listening = server;
        if (files.isEmpty() && listening != null) {
            server = null;
            listening.stop(0);
        }
    }

    private HttpServer listen() throws IOException {
        HttpServer fresh = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        fresh.createContext("/", this::serve);
        fresh.start();
        return fresh;
    }

    private void serve(HttpExchange exchange) throws IOException {
        byte[] content = files.get(exchange.getRequestURI().getRawPath());
        try (exchange) {
            if (content == null) {
                exchange.sendResponseHeaders(404, -1);
            } else {
                exchange.sendResponseHeaders(200, content.length);
                exchange.getResponseBody().write(content);
            }
        }
    }
}

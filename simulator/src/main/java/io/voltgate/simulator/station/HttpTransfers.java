package io.voltgate.simulator.station;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * Transfers by HTTP, each on a virtual thread of its own; outcomes are told through the executor. Shared by any number of stations. It
 * speaks to the loop-back only: a simulator sends no files to strangers, and FTP and all else is told as a failure.
 */
public final class HttpTransfers implements FileTransfers {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final int MAX_BYTES = 64 << 20;

    private final Executor told;
    private final FileShelf shelf = new FileShelf();

    /** Outcomes are told here: the station's timeline. */
    public HttpTransfers(Executor told) {
        this.told = told;
    }

    private interface Exchange {
        Outcome with(HttpClient client) throws IOException, InterruptedException;
    }

    @Override
    public void upload(String url, String fileName, byte[] content, Consumer<Outcome> onOutcome) {
        start(url, onOutcome, client -> {
            HttpRequest put = HttpRequest.newBuilder(URI.create(url.endsWith("/") ? url + fileName : url))
                    .timeout(LIMIT)
                    .header("Content-Disposition", "attachment; filename=\"" + fileName + "\"")
                    .PUT(HttpRequest.BodyPublishers.ofByteArray(content))
                    .build();
            int status =
                    client.send(put, HttpResponse.BodyHandlers.discarding()).statusCode();
            return status / 100 == 2 ? Outcome.Done.EMPTY : new Outcome.Failed("HTTP status " + status);
        });
    }

    @Override
    public void download(String url, Consumer<Outcome> onOutcome) {
        start(url, onOutcome, client -> {
            HttpRequest get =
                    HttpRequest.newBuilder(URI.create(url)).timeout(LIMIT).build();
            HttpResponse<byte[]> answer = client.send(
                    get, HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofByteArray(), MAX_BYTES));
            if (answer.statusCode() / 100 != 2) {
                return new Outcome.Failed("HTTP status " + answer.statusCode());
            }
            return answer.body().length == 0
                    ? new Outcome.Failed("an empty file")
                    : new Outcome.Done(ByteBuffer.wrap(answer.body()));
        });
    }

    @Override
    public void publish(String name, ByteBuffer content, Consumer<Optional<String>> onUrl) {
        byte[] bytes = new byte[content.remaining()];
        content.get(content.position(), bytes);
        Thread.ofVirtual().name("publish").start(() -> {
            Optional<String> url = offered(name, bytes);
            told.execute(() -> onUrl.accept(url));
        });
    }

    private Optional<String> offered(String name, byte[] content) {
        try {
            return Optional.of(shelf.put(name, content));
        } catch (IOException noRoom) {
            return Optional.empty();
        }
    }

    @Override
    public void unpublish(String name) {
        shelf.remove(name);
    }

    private void start(String url, Consumer<Outcome> onOutcome, Exchange exchange) {
        Thread.ofVirtual().name("transfer").start(() -> {
            Outcome outcome = outcome(url, exchange);
            told.execute(() -> onOutcome.accept(outcome));
        });
    }

    private static Outcome outcome(String url, Exchange exchange) {
        try {
            if (!isNear(URI.create(url))) {
                return new Outcome.Failed("only http on the loop-back is spoken");
            }
            try (HttpClient client =
                    HttpClient.newBuilder().connectTimeout(LIMIT).build()) {
                return exchange.with(client);
            }
        } catch (IllegalArgumentException noAddress) {
            return new Outcome.Failed("not an address");
        } catch (IOException broken) {
            return new Outcome.Failed(String.valueOf(broken.getMessage()));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return new Outcome.Failed("interrupted");
        }
    }

    private static boolean isNear(URI url) throws UnknownHostException {
        String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
        String host = url.getHost();
        return scheme.equals("http")
                && host != null
                && InetAddress.getByName(host).isLoopbackAddress();
    }
}

package io.voltgate.gateway.payment;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Stripe's payment intents and refunds, as far as they are used, on a port of this machine. Owned by a test; its requests come on threads of its
 * own, one at a time. What it holds and has taken outlives every gateway that dials it; the same idempotency key has the same answer, and with
 * another body an error.
 */
public final class FakeStripe implements AutoCloseable {
    public static final String KEY = "sk_test_fake";
    /** Means of payment that are declined, or that want the driver's word. */
    public static final String DECLINED_CARD = "pm_declined";

    public static final String CONFIRMING_CARD = "pm_confirming";

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern INTENT = Pattern.compile("/v1/payment_intents/(\\w+)(/capture|/cancel)?");

    /** What goes wrong with a request. */
    public enum Trouble {
        /** It is carried out, and the connection ends before the answer. */
        ANSWER_LOST,
        /** Nothing is carried out. */
        FAILS,
        /** Nothing is carried out. */
        RATE_LIMITED,
        /** It is carried out, and answered when the client has given up. */
        SLOW
    }

    private record Answer(int status, Object body) {}

    private record Remembered(String request, Answer answer) {}

    private final HttpServer server;
    private final StripeAccount account = new StripeAccount();
    private final Map<String, Remembered> keys = new TreeMap<>();
    private final Deque<Trouble> troubles = new ArrayDeque<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final List<String> requests = new ArrayList<>();

    public FakeStripe() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::take);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    public URI base() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** What it holds and has taken. */
    public StripeAccount account() {
        return account;
    }

    /** The next requests that change something have these troubles. */
    public synchronized void trouble(Trouble... next) {
        troubles.addAll(List.of(next));
    }

    /** Forgets all idempotency keys, as Stripe does after a day. */
    public synchronized void forgetKeys() {
        keys.clear();
    }

    /** Method and path of all requests so far. */
    public synchronized List<String> requests() {
        return List.copyOf(requests);
    }

    private void take(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Trouble trouble = null;
        Answer answer;
        synchronized (this) {
            requests.add(
                    exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath());
            boolean writes = exchange.getRequestMethod().equals("POST");
            trouble = writes ? troubles.poll() : null;
            answer = trouble == Trouble.FAILS
                    ? error(500, "api_error", "", "")
                    : trouble == Trouble.RATE_LIMITED
                            ? error(429, "invalid_request_error", "rate_limit", "")
                            : keyed(exchange, body);
        }
        if (trouble == Trouble.ANSWER_LOST) {
            exchange.close();
            return;
        }
        if (trouble == Trouble.SLOW) {
            awaitClosing();
        }
        byte[] bytes = JSON.writeValueAsBytes(answer.body());
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(answer.status(), bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private void awaitClosing() {
        try {
            var _ = closing.await(1, TimeUnit.MINUTES);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private Answer keyed(HttpExchange exchange, String body) {
        @Nullable String authorization = exchange.getRequestHeaders().getFirst("Authorization");
        if (!("Bearer " + KEY).equals(authorization)) {
            return error(401, "invalid_request_error", "", "");
        }
        @Nullable String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
        String path = exchange.getRequestURI().getPath();
        if (key == null || exchange.getRequestMethod().equals("GET")) {
            return answer(exchange, path, body);
        }
        String request = path + "?" + body;
        Remembered before = keys.get(key);
        if (before != null) {
            return before.request().equals(request) ? before.answer() : error(400, "idempotency_error", "", "");
        }
        Answer answer = answer(exchange, path, body);
        keys.put(key, new Remembered(request, answer));
        return answer;
    }

    private Answer answer(HttpExchange exchange, String path, String body) {
        boolean reads = exchange.getRequestMethod().equals("GET");
        @Nullable String query = exchange.getRequestURI().getRawQuery();
        Map<String, String> form = form(reads ? (query == null ? "" : query) : body);
        try {
            if (path.equals("/v1/payment_intents")) {
                return ok(reads ? account.list(form) : account.create(form));
            }
            if (path.equals("/v1/refunds")) {
                return ok(reads ? account.refunds(form) : account.refund(form));
            }
            Matcher intent = INTENT.matcher(path);
            if (!intent.matches()) {
                return error(404, "invalid_request_error", "resource_missing", "");
            }
            @Nullable String verb = intent.group(2);
            return ok(
                    verb == null
                            ? account.get(intent.group(1))
                            : verb.equals("/capture")
                                    ? account.capture(intent.group(1), form)
                                    : account.cancel(intent.group(1)));
        } catch (StripeAccount.Refusal refusal) {
            return error(refusal.status, refusal.type, refusal.code, refusal.declineCode);
        }
    }

    private static Answer ok(Object body) {
        return new Answer(200, body);
    }

    private static Answer error(int status, String type, String code, String declineCode) {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("type", type);
        error.put("message", "the fake says no");
        if (!code.isEmpty()) {
            error.put("code", code);
        }
        if (!declineCode.isEmpty()) {
            error.put("decline_code", declineCode);
        }
        return new Answer(status, Map.of("error", error));
    }

    private static Map<String, String> form(String text) {
        Map<String, String> form = new LinkedHashMap<>();
        for (String pair : text.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                form.put(
                        URLDecoder.decode(pair.substring(0, equals), StandardCharsets.UTF_8),
                        URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return form;
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
    }
}

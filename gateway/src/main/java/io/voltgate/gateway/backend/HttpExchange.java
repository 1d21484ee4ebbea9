package io.voltgate.gateway.backend;

import io.helidon.http.HeaderNames;
import io.helidon.http.RequestException;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.voltgate.persistence.store.query.QueryUnavailableException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Between the HTTP library and the routes: a request in, an answer out. Called by the thread of each request. Whatever
 * happens, the client gets a problem in the form of RFC 9457 and nothing of our inside.
 */
final class HttpExchange implements Handler {
    private static final Logger LOG = LoggerFactory.getLogger(HttpExchange.class);
    private final Router router;

    HttpExchange(Router router) {
        this.router = router;
    }

    @Override
    public void handle(ServerRequest in, ServerResponse out) throws IOException {
        boolean head = in.prologue().method().text().equals("HEAD");
        String path = in.prologue().uriPath().rawPath();
        switch (answer(in, path)) {
            case Answer.Text text -> send(text, head, out);
            case Answer.Stream stream -> send(stream, head, out);
        }
    }

    private Answer answer(ServerRequest in, String path) {
        try {
            return router.answer(request(in, path));
        } catch (RequestException unreadable) {
            throw unreadable;
        } catch (ProblemException problem) {
            return Answer.problem(problem.problem().at(path), problem.headers());
        } catch (QueryUnavailableException away) {
            Problem problem = Problem.of(Problem.Kind.UNAVAILABLE, "the database does not answer now");
            return Answer.problem(problem.at(path), Map.of(ProblemException.RETRY_AFTER, "5"));
        } catch (InterruptedException stopping) {
            Problem problem = Problem.of(Problem.Kind.UNAVAILABLE, "the gateway is stopping");
            return Answer.problem(problem.at(path), Map.of(ProblemException.RETRY_AFTER, "5"));
        } catch (RuntimeException defect) {
            LOG.error("{} {} met a defect of ours", in.prologue().method().text(), path, defect);
            Problem problem = Problem.of(Problem.Kind.INTERNAL, "the gateway's log has more");
            return Answer.problem(problem.at(path), Map.of());
        }
    }

    private static ApiRequest request(ServerRequest in, String path) {
        return new ApiRequest(
                in.prologue().method().text(),
                path,
                Map.of(),
                Parameters.parse(in.prologue().query().rawValue()),
                name -> in.headers().first(HeaderNames.create(name)),
                () -> body(in));
    }

    private static byte[] body(ServerRequest in) {
        if (!in.content().hasEntity()) {
            return new byte[0];
        }
        try (InputStream body = in.content().inputStream()) {
            return body.readAllBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static void send(Answer.Text answer, boolean head, ServerResponse out) {
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        out.status(answer.status());
        answer.headers().forEach((name, value) -> out.header(HeaderNames.create(name), value));
        if (!answer.contentType().isEmpty()) {
            out.header(HeaderNames.CONTENT_TYPE, answer.contentType());
            out.header(HeaderNames.CACHE_CONTROL, "no-store");
        }
        if (head) {
            out.contentLength(body.length);
            out.send();
        } else {
            out.send(body);
        }
    }

    private static void send(Answer.Stream answer, boolean head, ServerResponse out) throws IOException {
        try (answer) {
            out.header(HeaderNames.CONTENT_TYPE, answer.contentType());
            out.header(HeaderNames.CACHE_CONTROL, "no-store");
            if (head) {
                out.send();
                return;
            }
            OutputStream stream = out.outputStream();
            answer.write(stream);
            stream.close();
        }
    }
}

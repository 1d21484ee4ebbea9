package io.voltgate.gateway.backend;

import org.jspecify.annotations.Nullable;

/**
 * What went wrong with a request, as RFC 9457 has it. A value. It tells the client's part only, never the inside of the
 * gateway.
 *
 * @param type urn:voltgate:problem: and a word
 * @param field the part of the request that is to blame, null where it is none
 */
record Problem(
        String type,
        String title,
        int status,
        String detail,
        @Nullable String instance,
        @Nullable String field) {
    static final String CONTENT_TYPE = "application/problem+json";

    /** The kinds of problem; each has one status. */
    enum Kind {
        /** The request, its query or its JSON can't be read. */
        MALFORMED(400, "The request can't be read"),
        UNAUTHORIZED(401, "An API key is needed"),
        NOT_FOUND(404, "There is no such thing"),
        UNKNOWN_STATION(404, "There is no such station"),
        METHOD_NOT_ALLOWED(405, "The method is not allowed here"),
        NOT_IN_DOUBT(409, "The session is not in doubt"),
        KEY_REUSED(409, "The idempotency key was used for another order"),
        /** A position of the stream that is no longer kept. */
        GONE(410, "The position is no longer kept"),
        TOO_LARGE(413, "The body is too large"),
        UNSUPPORTED_MEDIA(415, "The body is of a type that is not taken here"),
        /** Well-formed, but a field's value is not one that can be. */
        INVALID(422, "A field is not valid"),
        /** The station's OCPP version has no message for the command, or none that could say it. */
        UNSUPPORTED_COMMAND(422, "The station can't be told that"),
        QUEUE_FULL(429, "Too many orders wait for the station"),
        INTERNAL(500, "The gateway failed"),
        UNAVAILABLE(503, "Not available now");

        final int status;
        final String title;

        Kind(int status, String title) {
            this.status = status;
            this.title = title;
        }
    }

    static Problem of(Kind kind, String detail) {
        return new Problem(typeOf(kind), kind.title, kind.status, detail, null, null);
    }

    Problem at(String path) {
        return new Problem(type, title, status, detail, path, field);
    }

    Problem blaming(String part) {
        return new Problem(type, title, status, detail, instance, part);
    }

    private static String typeOf(Kind kind) {
        return "urn:voltgate:problem:"
                + switch (kind) {
                    case MALFORMED -> "malformed-request";
                    case UNAUTHORIZED -> "unauthorized";
                    case NOT_FOUND -> "not-found";
                    case NOT_IN_DOUBT -> "not-in-doubt";
                    case UNKNOWN_STATION -> "unknown-station";
                    case METHOD_NOT_ALLOWED -> "method-not-allowed";
                    case KEY_REUSED -> "key-reused";
                    case GONE -> "position-gone";
                    case TOO_LARGE -> "too-large";
                    case UNSUPPORTED_MEDIA -> "unsupported-media-type";
                    case INVALID -> "invalid-field";
                    case UNSUPPORTED_COMMAND -> "unsupported-command";
                    case QUEUE_FULL -> "queue-full";
                    case INTERNAL -> "internal";
                    case UNAVAILABLE -> "unavailable";
                };
    }
}

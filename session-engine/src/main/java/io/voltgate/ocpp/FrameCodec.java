package io.voltgate.ocpp;

import io.voltgate.domain.Deviation;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/**
 * Frames of OCPP-J to text and back. Stateless, for any thread. Reading checks the whole text to be well-formed JSON, and cuts the
 * payload out unbound; whatever the text, the outcome is a frame or an {@link OcppException}.
 */
public final class FrameCodec {
    private static final String CALL = "2";
    private static final String CALL_RESULT = "3";
    private static final String CALL_ERROR = "4";
    private static final String CALL_RESULT_ERROR = "5";
    private static final String SEND = "6";
    /** The id of an answer to a message whose id can't be read (OCPP 2.0.1 Part 4, 4.2.3). */
    private static final String UNREADABLE_ID = "-1";

    private static final int MAX_DEPTH = 64;
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
            .build();

    private FrameCodec() {}

    /** Reads a frame; throws {@link OcppException} with what to answer where it can't be read. */
    public static Frame decode(OcppVersion version, String text) {
        return decode(new Reader(version, text, null));
    }

    /** Reads what is JSON, but not quite a frame, and adds what was odd about it. */
    static Frame decodeLeniently(OcppVersion version, String text, Set<Deviation> forgiven) {
        return decode(new Reader(version, text, forgiven));
    }

    /** A parser with the limits for what comes from outside. */
    static JsonParser parser(String text) {
        return JSON.createParser(ObjectReadContext.empty(), text);
    }

    private static Frame decode(Reader reader) {
        try {
            return reader.read();
        } catch (JacksonException malformed) {
            throw reader.fault(ErrorCode.RPC_FRAMEWORK_ERROR, "the message is not well-formed JSON");
        }
    }

    /**
     * The frame that tells the peer what was wrong with its message, empty where the version wants silence: a faulty answer
     * or SEND is never answered with CALLERROR; OCPP 1.6 has no answer without an id; 1.6 and 2.1 ignore unknown message types
     * (OCPP-J 1.6, 4.1.3; 2.1 Part 4, 4.1.3), and 2.0.1 names them (Part 4, 4.4).
     */
    public static Optional<Frame.CallError> refusal(OcppVersion version, OcppException fault) {
        if (fault.inAnswer()) {
            return Optional.empty();
        }
        String id = fault.messageId();
        boolean unknownType = fault.code() == ErrorCode.MESSAGE_TYPE_NOT_SUPPORTED;
        return switch (version) {
            case V16 -> id == null || unknownType ? Optional.empty() : Optional.of(callError(version, id, fault));
            case V201 -> Optional.of(callError(version, id == null ? UNREADABLE_ID : id, fault));
            case V21 ->
                unknownType
                        ? Optional.empty()
                        : Optional.of(callError(version, id == null ? UNREADABLE_ID : id, fault));
        };
    }

    /** The frame that tells the peer that its CALLRESULT can't be used; only OCPP 2.1 has one (Part 2, FR.06). */
    public static Optional<Frame.CallResultError> resultRefusal(OcppVersion version, OcppException fault) {
        String id = fault.messageId();
        return version == OcppVersion.V21 && fault.inAnswer() && id != null
                ? Optional.of(new Frame.CallResultError(
                        id, fault.code().in(version), String.valueOf(fault.getMessage()), "{}"))
                : Optional.empty();
    }

    private static Frame.CallError callError(OcppVersion version, String id, OcppException fault) {
        String description = fault.getMessage();
        return Frame.CallError.of(id, fault.code().in(version), description == null ? "" : description);
    }

    public static String encode(Frame frame) {
        StringBuilder out = new StringBuilder(256);
        switch (frame) {
            case Frame.Call(String id, String action, String payload) -> {
                out.append("[2,");
                JsonString.quote(out, id).append(',');
                JsonString.quote(out, action).append(',').append(payload);
            }
            case Frame.CallResult(String id, String payload) -> {
                out.append("[3,");
                JsonString.quote(out, id).append(',').append(payload);
            }
            case Frame.CallError(String id, String code, String description, String details) ->
                error(out.append("[4,"), id, code, description).append(details);
            case Frame.CallResultError(String id, String code, String description, String details) ->
                error(out.append("[5,"), id, code, description).append(details);
            case Frame.Send(String id, String action, String payload) -> {
                out.append("[6,");
                JsonString.quote(out, id).append(',');
                JsonString.quote(out, action).append(',').append(payload);
            }
        }
        return out.append(']').toString();
    }

    private static StringBuilder error(StringBuilder out, String id, String code, String description) {
        JsonString.quote(out, id).append(',');
        JsonString.quote(out, code).append(',');
        return JsonString.quote(out, description).append(',');
    }

    /** One pass over one text. */
    private static final class Reader {
        private final OcppVersion version;
        private final String text;
        private final JsonParser parser;
        /** What was forgiven so far; null where nothing is. */
        private final @Nullable Set<Deviation> forgiven;

        private @Nullable String id;
        /** Whether the message is an answer, or a SEND: neither is answered, whatever is wrong with it. */
        private boolean unanswered;
        /** Whether the bracket that ends the message has been read. */
        private boolean closed;

        Reader(OcppVersion version, String text, @Nullable Set<Deviation> forgiven) {
            this.version = version;
            this.text = text;
            this.forgiven = forgiven;
            this.parser = FrameCodec.parser(text);
        }

        Frame read() {
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                throw fault(ErrorCode.RPC_FRAMEWORK_ERROR, "the message is not a JSON array");
            }
            JsonToken typeToken = parser.nextToken();
            boolean typed = typeToken == JsonToken.VALUE_NUMBER_INT
                    || (typeToken == JsonToken.VALUE_STRING && forgive(Deviation.MESSAGE_TYPE_AS_TEXT));
            if (!typed) {
                throw fault(ErrorCode.RPC_FRAMEWORK_ERROR, "the message type is not an integer");
            }
            String type = parser.getString();
            boolean since21 = type.equals(CALL_RESULT_ERROR) || type.equals(SEND);
            unanswered = since21 || type.equals(CALL_RESULT) || type.equals(CALL_ERROR);
            JsonToken idToken = parser.nextToken();
            boolean named = idToken == JsonToken.VALUE_STRING
                    || (idToken == JsonToken.VALUE_NUMBER_INT && forgive(Deviation.MESSAGE_ID_AS_NUMBER));
            if (!named) {
                throw fault(ErrorCode.RPC_FRAMEWORK_ERROR, "the message id is not a string");
            }
            String read = parser.getString();
            id = read;
            if (since21 && version != OcppVersion.V21) {
                unanswered = false;
                throw fault(ErrorCode.MESSAGE_TYPE_NOT_SUPPORTED, "the message type is unknown");
            }
            Frame frame = switch (type) {
                case CALL -> new Frame.Call(read, string("the action"), payload());
                case CALL_RESULT -> new Frame.CallResult(read, payload());
                case CALL_ERROR -> error(read);
                case CALL_RESULT_ERROR -> {
                    Frame.CallError error = error(read);
                    yield new Frame.CallResultError(read, error.code(), error.description(), error.details());
                }
                case SEND -> new Frame.Send(read, string("the action"), payload());
                default -> throw fault(ErrorCode.MESSAGE_TYPE_NOT_SUPPORTED, "the message type is unknown");
            };
            if (!closed && parser.nextToken() != JsonToken.END_ARRAY) {
                throw fault(ErrorCode.FORMAT_VIOLATION, "the message has too many elements");
            }
            if (parser.nextToken() != null) {
                throw fault(ErrorCode.FORMAT_VIOLATION, "something follows the message");
            }
            return frame;
        }

        private Frame.CallError error(String id) {
            if (forgiven != null) {
                return oddError(id);
            }
            String code = string("the error code");
            String description = string("the error description");
            if (!next() || parser.currentToken() != JsonToken.START_OBJECT) {
                throw fault(ErrorCode.FORMAT_VIOLATION, "the error details are not an object");
            }
            return new Frame.CallError(id, code, description, slice());
        }

        /** Real stations leave out, or send null or text for, what comes after the id. */
        private Frame.CallError oddError(String id) {
            String code = textOr("GenericError");
            String description = textOr("");
            String details = !closed && next() ? slice() : "{}";
            boolean object = details.startsWith("{");
            forgive(Deviation.CALL_ERROR_MALFORMED);
            return new Frame.CallError(id, code, description, object ? details : "{}");
        }

        private String textOr(String otherwise) {
            if (closed || !next()) {
                return otherwise;
            }
            boolean said = parser.currentToken() == JsonToken.VALUE_STRING;
            parser.skipChildren();
            return said ? parser.getString() : otherwise;
        }

        /** Whether this may pass; it is noted where it may. */
        private boolean forgive(Deviation deviation) {
            return forgiven != null && (forgiven.add(deviation) || forgiven.contains(deviation));
        }

        private String string(String what) {
            if (parser.nextToken() != JsonToken.VALUE_STRING) {
                throw fault(ErrorCode.FORMAT_VIOLATION, what + " is not a string");
            }
            return parser.getString();
        }

        private String payload() {
            if (next()) {
                return slice();
            }
            if (forgive(Deviation.PAYLOAD_MISSING)) {
                return "{}";
            }
            throw fault(ErrorCode.FORMAT_VIOLATION, "the payload is missing");
        }

        /** Steps to the next element of the message; false where it ends. */
        private boolean next() {
            closed = parser.nextToken() == JsonToken.END_ARRAY;
            return !closed;
        }

        /** The text of the value that the parser stands on. */
        private String slice() {
            int start = (int) parser.currentTokenLocation().getCharOffset();
            parser.skipChildren();
            if (parser.currentToken() == JsonToken.VALUE_STRING) {
                parser.getString();
            }
            return text.substring(start, (int) parser.currentLocation().getCharOffset());
        }

        OcppException fault(ErrorCode code, String why) {
            return unanswered ? OcppException.inAnswer(code, id, why) : new OcppException(code, id, why);
        }
    }
}

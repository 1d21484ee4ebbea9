package io.voltgate.ocpp;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.io.JsonStringEncoder;
import tools.jackson.core.json.JsonFactory;

/**
 * Frames of OCPP-J to text and back. Stateless, for any thread. Reading checks the whole text to be well-formed JSON, and cuts the
 * payload out unbound.
 */
public final class FrameCodec {
    private static final int CALL = 2;
    private static final int CALL_RESULT = 3;
    private static final int CALL_ERROR = 4;
    private static final int MAX_DEPTH = 64;
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
            .build();

    private FrameCodec() {}

    /** Reads a frame; throws {@link OcppException} with what to answer where it can't be read. */
    public static Frame decode(String text) {
        Reader reader = new Reader(text);
        try {
            return reader.read();
        } catch (JacksonException malformed) {
            throw new OcppException(ErrorCode.RPC_FRAMEWORK_ERROR, reader.id, "the message is not well-formed JSON");
        }
    }

    public static String encode(Frame frame) {
        StringBuilder out = new StringBuilder(256);
        switch (frame) {
            case Frame.Call(String id, String action, String payload) -> {
                out.append("[2,");
                quote(out, id).append(',');
                quote(out, action).append(',').append(payload);
            }
            case Frame.CallResult(String id, String payload) -> {
                out.append("[3,");
                quote(out, id).append(',').append(payload);
            }
            case Frame.CallError(String id, String code, String description, String details) -> {
                out.append("[4,");
                quote(out, id).append(',');
                quote(out, code).append(',');
                quote(out, description).append(',').append(details);
            }
        }
        return out.append(']').toString();
    }

    private static StringBuilder quote(StringBuilder out, String text) {
        out.append('"');
        JsonStringEncoder.getInstance().quoteAsString(text, out);
        return out.append('"');
    }

    /** One pass over one text. */
    private static final class Reader {
        private final String text;
        private final JsonParser parser;
        private @Nullable String id;

        Reader(String text) {
            this.text = text;
            this.parser = JSON.createParser(tools.jackson.core.ObjectReadContext.empty(), text);
        }

        Frame read() {
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                throw unreadable("the message is not a JSON array");
            }
            if (parser.nextToken() != JsonToken.VALUE_NUMBER_INT) {
                throw unreadable("the message type is not an integer");
            }
            int type = parser.getIntValue();
            JsonToken idToken = parser.nextToken();
            if (idToken != JsonToken.VALUE_STRING && idToken != JsonToken.VALUE_NUMBER_INT) {
                throw unreadable("the message id is not a string");
            }
            id = parser.getString();
            Frame frame = switch (type) {
                case CALL -> new Frame.Call(id, string("the action"), value("the payload"));
                case CALL_RESULT -> new Frame.CallResult(id, value("the payload"));
                case CALL_ERROR -> callError(id);
                default ->
                    throw new OcppException(
                            ErrorCode.MESSAGE_TYPE_NOT_SUPPORTED, id, "message type " + type + " is unknown");
            };
            if (parser.currentToken() != JsonToken.END_ARRAY && parser.nextToken() != JsonToken.END_ARRAY) {
                throw new OcppException(ErrorCode.FORMAT_VIOLATION, id, "the message has too many elements");
            }
            if (parser.nextToken() != null) {
                throw new OcppException(ErrorCode.FORMAT_VIOLATION, id, "something follows the message");
            }
            return frame;
        }

        /** Real stations leave out, or send null for, what comes after the code. */
        private Frame callError(String id) {
            String code = string("the error code");
            String description = lenientText();
            String details =
                    description.isEmpty() && parser.currentToken() == JsonToken.END_ARRAY ? "{}" : lenientValue();
            return new Frame.CallError(id, code, description, details);
        }

        private String lenientText() {
            JsonToken token = parser.nextToken();
            if (token == JsonToken.START_OBJECT || token == JsonToken.START_ARRAY) {
                parser.skipChildren();
                return "";
            }
            return token == JsonToken.VALUE_STRING ? parser.getString() : "";
        }

        private String lenientValue() {
            return parser.nextToken() == JsonToken.END_ARRAY ? "{}" : slice();
        }

        private String string(String what) {
            if (parser.nextToken() != JsonToken.VALUE_STRING) {
                throw new OcppException(ErrorCode.FORMAT_VIOLATION, id, what + " is not a string");
            }
            return parser.getString();
        }

        private String value(String what) {
            JsonToken token = parser.nextToken();
            if (token == JsonToken.END_ARRAY || token == null) {
                throw new OcppException(ErrorCode.FORMAT_VIOLATION, id, what + " is missing");
            }
            return slice();
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

        private OcppException unreadable(String why) {
            return new OcppException(ErrorCode.RPC_FRAMEWORK_ERROR, id, why);
        }
    }
}

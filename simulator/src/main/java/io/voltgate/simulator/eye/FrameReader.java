package io.voltgate.simulator.eye;

import io.voltgate.ocpp.ErrorCode;
import io.voltgate.ocpp.Frame;
import io.voltgate.ocpp.FrameCodec;
import io.voltgate.ocpp.OcppException;
import io.voltgate.ocpp.OcppVersion;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** Texts to frames, with what no server should write about them. Stateless but for its version. */
final class FrameReader {
    private static final int MOST_ID = 36;
    private static final Pattern ID_TEXT = Pattern.compile("[\\x21-\\x7e]*");
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final JsonMapper PLAIN = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final OcppVersion version;
    private final Set<String> codes;

    FrameReader(OcppVersion version) {
        this.version = version;
        this.codes = Arrays.stream(ErrorCode.values())
                .filter(code -> version != OcppVersion.V16
                        || (code != ErrorCode.MESSAGE_TYPE_NOT_SUPPORTED && code != ErrorCode.RPC_FRAMEWORK_ERROR))
                .map(code -> code.in(version))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The frame in a text of the server; empty where it is none, which is noted. */
    Optional<Frame> read(String text, Notes notes) {
        JsonNode tree = tree(text, notes);
        if (tree == null) {
            return Optional.empty();
        }
        checkElements(tree, notes);
        try {
            return Optional.of(FrameCodec.decode(version, text));
        } catch (OcppException unreadable) {
            boolean type = unreadable.code() == ErrorCode.MESSAGE_TYPE_NOT_SUPPORTED;
            notes.breach(type ? Rule.FRAME_TYPE : Rule.FRAME_SHAPE, String.valueOf(unreadable.getMessage()));
            return Optional.empty();
        }
    }

    private static @Nullable JsonNode tree(String text, Notes notes) {
        try {
            return JSON.readTree(text);
        } catch (JacksonException odd) {
            try {
                JsonNode plain = PLAIN.readTree(text);
                boolean repeated = String.valueOf(odd.getMessage()).contains("Duplicate");
                notes.breach(
                        repeated ? Rule.FRAME_KEYS : Rule.FRAME_JSON,
                        repeated ? "a field is named twice" : "something follows the message");
                return plain;
            } catch (JacksonException malformed) {
                notes.breach(Rule.FRAME_JSON, "it is not well-formed JSON");
                return null;
            }
        }
    }

    private void checkElements(JsonNode tree, Notes notes) {
        if (!tree.isArray()) {
            return;
        }
        String id = tree.path(1).asString("");
        // The id of an answer is the station's, however it is.
        if (tree.path(1).isString()
                && (tree.path(0).asInt(0) == 2 || tree.path(0).asInt(0) == 6)) {
            notes.breachIf(id.isEmpty() || id.length() > MOST_ID, Rule.ID_LENGTH, "the id has " + id.length());
            notes.breachIf(!ID_TEXT.matcher(id).matches(), Rule.ID_TEXT, "the id is \"" + id + "\"");
        }
        switch (tree.path(0).asInt(0)) {
            case 2 -> checkPayload(tree.path(3), notes);
            case 3 -> checkPayload(tree.path(2), notes);
            case 4, 5 -> checkError(tree, notes);
            default -> {}
        }
    }

    private static void checkPayload(JsonNode payload, Notes notes) {
        notes.breachIf(!payload.isMissingNode() && !payload.isObject(), Rule.FRAME_PAYLOAD, "the payload is no object");
    }

    private void checkError(JsonNode tree, Notes notes) {
        String code = tree.path(2).asString("");
        notes.breachIf(
                tree.path(2).isString() && !codes.contains(code),
                Rule.ERROR_CODE,
                "\"" + code + "\" is no code of " + version.subprotocol());
        notes.breachIf(
                version != OcppVersion.V16 && tree.path(3).asString("").length() > Frame.CallError.MAX_DESCRIPTION,
                Rule.ERROR_TEXT,
                "the description has " + tree.path(3).asString("").length());
    }

    /** A payload that was read already as a part of its frame; missing where a frame's reader takes what no tree can hold. */
    static JsonNode payload(String text) {
        try {
            return PLAIN.readTree(text);
        } catch (JacksonException tooMuch) {
            return MissingNode.getInstance();
        }
    }
}

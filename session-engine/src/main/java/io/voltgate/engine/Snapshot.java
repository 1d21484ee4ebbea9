package io.voltgate.engine;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The state of a shard as bytes, and back. Stateless. Equal states give equal bytes, so a recovered state can be compared with the
 * live one.
 */
final class Snapshot {
    /** The version of the form; a snapshot of another one is refused, and the journal is replayed instead. */
    private static final int VERSION = 2;

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(MapperFeature.PROPAGATE_TRANSIENT_MARKER)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .changeDefaultVisibility(
                    checker -> checker.withVisibility(PropertyAccessor.FIELD, JsonAutoDetect.Visibility.ANY)
                            .withVisibility(PropertyAccessor.GETTER, JsonAutoDetect.Visibility.NONE)
                            .withVisibility(PropertyAccessor.IS_GETTER, JsonAutoDetect.Visibility.NONE))
            .build();

    private record Form(int version, EngineState state) {}

    private Snapshot() {}

    static byte[] take(EngineState state) {
        return MAPPER.writeValueAsBytes(new Form(VERSION, state));
    }

    static EngineState read(byte[] bytes) {
        Form form = MAPPER.readValue(bytes, Form.class);
        if (form.version() != VERSION) {
            throw new IllegalStateException("snapshot of version " + form.version() + ", this build reads " + VERSION);
        }
        return form.state();
    }
}

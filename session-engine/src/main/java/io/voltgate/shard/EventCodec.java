package io.voltgate.shard;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.voltgate.domain.Event;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Journal entries as JSON bytes, and back. Stateless, for any thread. Each entry names the version of its form; a form that was
 * written once can be read for ever.
 */
public final class EventCodec {
    /** The version of the form that is written. */
    public static final int VERSION = 1;

    /**
     * The JSON form of facts, shared by the journal, the rows and the stream. Escaped to ASCII, since stations send halves of
     * surrogate pairs, and those have no UTF-8.
     */
    public static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .changeDefaultPropertyInclusion(value -> value.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

    private static final ObjectWriter WRITER = MAPPER.writerFor(Form.class);
    private static final ObjectReader READER = MAPPER.readerFor(Form.class);

    private record Form(int v, long seq, long at, @Nullable String frame, List<Event> events) {}

    private EventCodec() {}

    public static byte[] encode(JournalEntry entry) {
        return WRITER.writeValueAsBytes(
                new Form(VERSION, entry.sequence(), entry.atMs(), entry.frame(), entry.events()));
    }

    public static JournalEntry decode(byte[] bytes) {
        Form form = READER.readValue(bytes);
        if (form.v() != VERSION) {
            throw new IllegalStateException("journal entry of version " + form.v() + ", this build reads " + VERSION);
        }
        return new JournalEntry(form.seq(), form.at(), form.frame(), form.events());
    }
}

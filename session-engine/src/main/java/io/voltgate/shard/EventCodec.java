package io.voltgate.shard;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.voltgate.domain.Event;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/**
 * Journal entries as bytes, and back. Stateless, for any thread. Each entry names the version of its form in its first octet; a form
 * that was written once can be read for ever.
 */
public final class EventCodec {
    /** The version of the form that is written: {@link FactForm}. Version 1 is JSON, and begins with a brace. */
    static final int VERSION = 2;

    private static final int JSON_VERSION = 1;

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

    private static final ObjectReader JSON_READER = MAPPER.readerFor(Json.class);

    private record Json(int v, long seq, long at, @Nullable String frame, List<Event> events) {}

    private EventCodec() {}

    public static byte[] encode(JournalEntry entry) {
        FormWriter out = new FormWriter();
        out.octet(VERSION);
        out.number(entry.sequence());
        out.signed(entry.atMs());
        out.optional(entry.frame());
        out.number(entry.events().size());
        for (Event fact : entry.events()) {
            FactForm.write(fact, out);
        }
        return out.bytes();
    }

    public static JournalEntry decode(byte[] bytes) {
        return switch (bytes[0]) {
            case '{' -> fromJson(bytes);
            case VERSION -> fromBinary(new FormReader(bytes));
            default -> throw unknown(bytes[0]);
        };
    }

    private static JournalEntry fromBinary(FormReader in) {
        int _ = in.octet();
        long sequence = in.number();
        long atMs = in.signed();
        String frame = in.optional();
        int count = in.count();
        List<Event> facts = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            facts.add(FactForm.read(in));
        }
        if (!in.atEnd()) {
            throw new IllegalStateException("journal entry " + sequence + " goes on after its end");
        }
        return new JournalEntry(sequence, atMs, frame, facts);
    }

    private static JournalEntry fromJson(byte[] bytes) {
        Json form = JSON_READER.readValue(bytes);
        if (form.v() != JSON_VERSION) {
            throw unknown(form.v());
        }
        return new JournalEntry(form.seq(), form.at(), form.frame(), form.events());
    }

    private static IllegalStateException unknown(int version) {
        return new IllegalStateException(
                "journal entry of version " + version + ", this build reads " + JSON_VERSION + " and " + VERSION);
    }
}

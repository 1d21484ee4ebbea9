package io.voltgate.gateway.backend;

import io.voltgate.domain.Event;
import io.voltgate.shard.Journal;
import io.voltgate.shard.JournalEntry;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import tools.jackson.databind.node.ObjectNode;

/**
 * One client's view of the journal as server-sent events. Owned by the thread of its request, which blocks where the
 * client is slow. Facts come in the journal's order without a gap; the stream ends rather than leave one out.
 */
final class EventStream implements Answer.Stream {
    private static final String RETRY = "retry: 2000\n";
    private final Journal journal;
    private final StreamStart start;
    private final EventFilter filter;
    private final StreamSlots.Slot slot;
    private final Pace pace;
    private StreamPosition seen;
    private long writtenAt;

    /** When a silent stream shows that it lives. */
    record Pace(long keepAliveNanos, LongSupplier nanos) {}

    EventStream(Journal journal, StreamStart start, EventFilter filter, StreamSlots.Slot slot, Pace pace) {
        this.journal = journal;
        this.start = start;
        this.filter = filter;
        this.slot = slot;
        this.pace = pace;
        this.seen = start.known();
    }

    @Override
    public String contentType() {
        return "text/event-stream";
    }

    @Override
    public void write(OutputStream out) throws IOException {
        send(out, RETRY + place());
        try {
            if (start.entry() != null) {
                show(out, start.entry(), start.known().index() + 1);
            }
            follow(out);
        } catch (InterruptedException stopped) {
            // by the slots alone: the server stops, and the response shall end in good order; the client knows its
            // place
            return;
        }
    }

    private void follow(OutputStream out) throws IOException, InterruptedException {
        while (!Thread.interrupted()) {
            JournalEntry entry = start.reader().next();
            if (entry == null) {
                journal.awaitBeyond(seen.sequence(), Math.max(1, TimeUnit.NANOSECONDS.toMillis(silenceLeft())));
            } else if (entry.sequence() != seen.sequence() + 1) {
                // retention overtook this consumer; when it comes back it is told so
                return;
            } else {
                show(out, entry, 0);
            }
            if (silenceLeft() <= 0) {
                send(out, ": keep-alive\n" + place());
            }
        }
    }

    private long silenceLeft() {
        return pace.keepAliveNanos() - (pace.nanos().getAsLong() - writtenAt);
    }

    /** An id without data moves the client's place and is no event; so a filtered stream resumes near its end. */
    private String place() {
        return seen.sequence() == 0 ? "\n" : "id: " + seen + "\n\n";
    }

    private void show(OutputStream out, JournalEntry entry, int from) throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = from; i < entry.events().size(); i++) {
            Event event = entry.events().get(i);
            StreamPosition position = new StreamPosition(seen.shard(), entry.sequence(), i);
            if (filter.wants(event)) {
                append(text, position, entry.atMs(), event);
            }
        }
        seen = new StreamPosition(seen.shard(), entry.sequence(), entry.events().size() - 1);
        if (!text.isEmpty()) {
            send(out, text.toString());
        }
    }

    private void append(StringBuilder text, StreamPosition position, long atMs, Event event) {
        ObjectNode data = CloudEvents.data(event);
        String name = CloudEvents.name(data);
        if (filter.wantsType(name)) {
            text.append("id: ")
                    .append(position)
                    .append("\nevent: ")
                    .append(name)
                    .append("\ndata: ");
            text.append(CloudEvents.envelope(position, atMs, event.station().value(), data));
            text.append("\n\n");
        }
    }

    private void send(OutputStream out, String text) throws IOException {
        slot.writing();
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
        slot.written();
        writtenAt = pace.nanos().getAsLong();
    }

    @Override
    public void close() {
        start.reader().close();
        slot.close();
    }
}

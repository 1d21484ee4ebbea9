package io.voltgate.gateway.backend;

import io.voltgate.shard.Journal;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The stream of facts. Called by the threads of requests, each of which then writes its own stream. Whatever is wrong
 * with a request is answered before the stream begins.
 */
final class StreamRoutes {
    private final Journal journal;
    private final BackendSettings settings;
    private final StreamSlots slots;

    StreamRoutes(Journal journal, BackendSettings settings, StreamSlots slots) {
        this.journal = journal;
        this.settings = settings;
        this.slots = slots;
    }

    List<Route> routes() {
        return List.of(Route.of("GET", "/api/v1/events", Set.of("after", "from", "station", "type"), this::events));
    }

    private Answer events(ApiRequest request) {
        Parameters query = request.query();
        EventFilter filter = EventFilter.of(query.all("station"), query.all("type"));
        StreamSlots.Slot slot = slots.take();
        boolean begun = false;
        try {
            StreamStart start = start(request);
            begun = true;
            EventStream.Pace pace =
                    new EventStream.Pace(settings.limits().keepAlive().toNanos(), System::nanoTime);
            return new EventStream(journal, start, filter, slot, pace);
        } finally {
            if (!begun) {
                slot.close();
            }
        }
    }

    /** A browser that reconnects repeats its URL and adds the header, so the header wins. */
    private StreamStart start(ApiRequest request) {
        Optional<String> after = request.query().one("after");
        String from = request.query().one("from").orElse("now");
        if (after.isPresent() && request.query().one("from").isPresent()) {
            throw ProblemException.malformed("from", "either after or from can be given, not both");
        }
        Optional<String> position = request.header()
                .apply("Last-Event-ID")
                .filter(id -> !id.isEmpty())
                .or(() -> after);
        if (position.isPresent()) {
            return StreamStart.after(journal, StreamPosition.parse(position.get()), settings.shard());
        }
        return switch (from) {
            case "now" -> StreamStart.now(journal, settings.shard());
            case "oldest" -> StreamStart.oldest(journal, settings.shard());
            default -> throw ProblemException.malformed("from", "from is now or oldest");
        };
    }
}

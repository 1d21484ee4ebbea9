package io.voltgate.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.voltgate.domain.Command;
import io.voltgate.domain.CommandResult;
import io.voltgate.domain.Event;
import io.voltgate.domain.Money;
import io.voltgate.domain.Reply;
import io.voltgate.domain.Request;
import io.voltgate.domain.StationId;
import io.voltgate.domain.StationInfo;
import io.voltgate.domain.StationTime;
import io.voltgate.shard.FixedDirectory;
import io.voltgate.shard.TestShard;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** One connected station and its shard, for stories. Owned by the test's thread. What it is asked is answered in the same turn. */
final class StationStory {
    static final long NOON = Instant.parse("2026-03-01T12:00:00Z").toEpochMilli();
    static final StationId CS = new StationId("CS-1");

    final TestShard shard;
    private long epoch;
    private int messages;
    private int orders;

    StationStory() {
        this(EngineSettings.defaults());
    }

    StationStory(EngineSettings settings) {
        Money price = Money.of("EUR", new BigDecimal("0.45"));
        FixedDirectory directory =
                new FixedDirectory().with(CS, new StationProfile(new UUID(0, 1), false, null, price, 22));
        shard = new TestShard(settings, directory, NOON);
        connect();
    }

    void connect() {
        epoch++;
        shard.say(new Input.Connected(CS, epoch, "ocpp2.0.1", "127.0.0.1", false));
    }

    Reply ask(Request request) {
        messages++;
        String id = "m" + messages;
        return shard.say(new Input.Asked(CS, epoch, id, request)).stream()
                .filter(Output.Answer.class::isInstance)
                .map(Output.Answer.class::cast)
                .filter(answer -> answer.messageId().equals(id))
                .findFirst()
                .orElseThrow()
                .reply();
    }

    /** Orders something and answers it at once; returns the number of the order. */
    int order(Command command, CommandResult result) {
        orders++;
        List<Output> outputs = shard.say(new Input.Ordered(CS, orders, command, "key-" + orders, 60_000));
        Output.Call call = outputs.stream()
                .filter(Output.Call.class::isInstance)
                .map(Output.Call.class::cast)
                .findFirst()
                .orElseThrow();
        shard.say(new Input.Answered(CS, epoch, call.callId(), result));
        return call.order().number();
    }

    void boot(String firmware, String reason) {
        ask(new Request.Boot(new StationInfo("Volt", "One", "1", firmware, "", ""), reason));
    }

    /** A time of the station, so many seconds after noon. */
    static StationTime at(int seconds) {
        String raw = Instant.ofEpochMilli(NOON).plusSeconds(seconds).toString();
        return new StationTime(raw, NOON + seconds * 1000L);
    }

    <E extends Event> List<E> facts(Class<E> type) {
        return shard.facts().stream().filter(type::isInstance).map(type::cast).toList();
    }

    <E extends Event> E only(Class<E> type) {
        assertEquals(1, facts(type).size(), () -> type.getSimpleName() + " in " + shard.facts());
        return facts(type).getFirst();
    }

    /** Replaying the facts, whole or after a snapshot, gives the state that the shard has. */
    void mustRecover() {
        byte[] live = shard.engine().snapshot();
        assertEquals(
                new String(live, UTF_8),
                new String(shard.recovered(new byte[0], 0).snapshot(), UTF_8));
        byte[] restored = shard.recovered(live, shard.journal().durable()).snapshot();
        assertEquals(new String(live, UTF_8), new String(restored, UTF_8));
    }
}

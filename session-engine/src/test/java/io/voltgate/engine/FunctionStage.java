package io.voltgate.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.voltgate.domain.Command;
import io.voltgate.domain.CommandResult;
import io.voltgate.domain.ConnectorId;
import io.voltgate.domain.Event;
import io.voltgate.domain.Finding;
import io.voltgate.domain.IdToken;
import io.voltgate.domain.Money;
import io.voltgate.domain.Request;
import io.voltgate.domain.StationId;
import io.voltgate.domain.StationInfo;
import io.voltgate.domain.StationTime;
import io.voltgate.domain.UserId;
import io.voltgate.domain.Variable;
import io.voltgate.domain.VariableAnswer;
import io.voltgate.domain.Wish;
import io.voltgate.shard.FixedDirectory;
import io.voltgate.shard.TestShard;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One station on a shard of its own, with what a story about its functions needs. Owned by the test's thread. */
final class FunctionStage {
    static final long NOON = Instant.parse("2026-03-01T12:00:00Z").toEpochMilli();
    static final StationId CS = new StationId("CS-1");
    static final ConnectorId ONE = ConnectorId.numbered(1);
    static final IdToken CARD = IdToken.of("card-a");
    static final IdToken OTHER = IdToken.of("card-b");
    static final long QUIET_MS = FunctionLimits.DEFAULT.quietMs();
    static final long MINUTE_MS = 60_000;

    final FixedDirectory directory =
            new FixedDirectory().with(CS, new StationProfile(new UUID(0, 1), false, null, Money.zero("EUR"), 22));
    final TestShard shard;
    private final String protocol;
    private long epoch;
    private int messageId;
    private int answered;
    private long ticket;

    FunctionStage(String protocol) {
        this(protocol, EngineSettings.defaults());
    }

    FunctionStage(String protocol, EngineSettings settings) {
        this.protocol = protocol;
        token("card-a", null).token("card-b", null);
        this.shard = new TestShard(settings, directory, NOON);
        connect();
    }

    FunctionStage token(String token, @Nullable String group) {
        directory.with(token, new TokenProfile(new UserId(new UUID(0, 7)), true, null, group, null, Set.of()));
        return this;
    }

    void connect() {
        epoch++;
        shard.say(new Input.Connected(CS, epoch, protocol, "127.0.0.1", false));
    }

    void boot(String firmware) {
        ask(new Request.Boot(new StationInfo("Vendor", "Model", "", firmware, "", ""), "PowerUp"));
    }

    void ask(Request request) {
        messageId++;
        shard.say(new Input.Asked(CS, epoch, "m" + messageId, request));
    }

    Output.Receipt order(Command command) {
        ticket++;
        return receipt(shard.say(new Input.Ordered(CS, ticket, command, "key-" + ticket, MINUTE_MS)));
    }

    Output.Receipt wish(Wish wish) {
        ticket++;
        Output.Receipt receipt = receipt(shard.say(new Input.Wished(CS, ticket, wish)));
        shard.turn();
        return receipt;
    }

    private static Output.Receipt receipt(List<Output> outputs) {
        return outputs.stream()
                .filter(Output.Receipt.class::isInstance)
                .map(Output.Receipt.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private List<Output.Call> calls() {
        return shard.released().stream()
                .filter(Output.Call.class::isInstance)
                .map(Output.Call.class::cast)
                .toList();
    }

    /** The command that the station has yet to answer, which must be of this kind. */
    <C extends Command> C called(Class<C> type) {
        List<Output.Call> calls = calls();
        assertTrue(calls.size() > answered, () -> "no " + type.getSimpleName() + " was sent, but " + calls);
        return type.cast(calls.getLast().order().command());
    }

    void nothingCalled() {
        assertEquals(answered, calls().size(), () -> "sent " + calls().getLast());
    }

    void answer(boolean accepted, String status, @Nullable Finding finding) {
        answer(new CommandResult(accepted, status, "{}", List.of(), finding));
    }

    private void answer(CommandResult result) {
        assertFalse(calls().isEmpty());
        answered = calls().size();
        shard.say(new Input.Answered(CS, epoch, calls().getLast().callId(), result));
        shard.turn();
    }

    static VariableAnswer value(String key, String value) {
        return new VariableAnswer(Variable.key(key), "Actual", "Accepted", value, "ReadWrite");
    }

    static VariableAnswer none(String key, String status) {
        return new VariableAnswer(Variable.key(key), "Actual", status, null, null);
    }

    void tell(VariableAnswer... answers) {
        answer(new CommandResult(true, "Accepted", "{}", List.of(answers), null));
    }

    void accept() {
        answer(true, "Accepted", null);
    }

    void reject(String status) {
        answer(false, status, null);
    }

    void fail(String error) {
        answered = calls().size();
        shard.say(new Input.CallFailed(CS, epoch, calls().getLast().callId(), error));
        shard.turn();
    }

    void leaveUnanswered() {
        answered = calls().size();
        shard.after(1_000);
        ask(new Request.Heartbeat());
        shard.after(EngineSettings.defaults().callTimeoutMs());
    }

    <E extends Event> List<E> facts(Class<E> type) {
        return shard.facts().stream().filter(type::isInstance).map(type::cast).toList();
    }

    <E extends Event> E last(Class<E> type) {
        List<E> facts = facts(type);
        assertFalse(facts.isEmpty(), () -> "no " + type.getSimpleName() + " in " + shard.facts());
        return facts.getLast();
    }

    static StationTime at(int seconds) {
        return new StationTime(Instant.ofEpochMilli(NOON).plusSeconds(seconds).toString(), NOON + seconds * 1000L);
    }

    /** A replay of all facts, and a snapshot with its rest, give the state that lives. */
    void recovers() {
        byte[] live = shard.engine().snapshot();
        assertArrayEquals(live, shard.recovered(new byte[0], 0).snapshot());
        SessionEngine restored = new SessionEngine(shard.engine().settings(), directory);
        restored.restore(live);
        assertArrayEquals(live, restored.snapshot());
    }
}

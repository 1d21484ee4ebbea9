package io.voltgate.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.voltgate.domain.Command;
import io.voltgate.domain.CommandResult;
import io.voltgate.domain.ConnectorId;
import io.voltgate.domain.Event;
import io.voltgate.domain.IdToken;
import io.voltgate.domain.Money;
import io.voltgate.domain.Reply;
import io.voltgate.domain.Request;
import io.voltgate.domain.Request.Phase;
import io.voltgate.domain.Sample;
import io.voltgate.domain.StationId;
import io.voltgate.domain.StationInfo;
import io.voltgate.domain.StationTime;
import io.voltgate.domain.TransactionId;
import io.voltgate.domain.UserId;
import io.voltgate.domain.Variable;
import io.voltgate.domain.VariableAnswer;
import io.voltgate.shard.FixedDirectory;
import io.voltgate.shard.TestShard;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A station at 0.45 EUR/kWh, a driver who reads German, and what the one shows the other. Owned by the test's thread. */
final class DriverStage {
    static final long NOON = Instant.parse("2026-03-01T12:00:00Z").toEpochMilli();
    static final StationId CS = new StationId("CS-1");
    static final IdToken CARD = new IdToken("card-a", "ISO14443");
    static final TransactionId TX = new TransactionId("T-1");
    static final DriverTexts TEXTS = new DriverTexts(
            "en",
            Map.of(
                    "en", DriverTexts.ENGLISH.languages().getOrDefault("en", Map.of()),
                    "de", Map.of("price", "{price} {currency} je kWh", "total", "{total} {currency}", "decimal", ",")));
    static final DriverSettings SHOWING = new DriverSettings(
            60_000,
            new BigDecimal("0.10"),
            true,
            true,
            TEXTS,
            false,
            false,
            new DriverSettings.AdHoc(true, new BigDecimal("50"), "https://pay.example/r/{session}"));

    final FixedDirectory directory = new FixedDirectory();
    final TestShard shard;
    private final String protocol;
    private long epoch;
    private int messages;
    private int answered;
    private int seqNo;

    DriverStage(String protocol, DriverSettings settings) {
        this.protocol = protocol;
        price("0.45");
        card("de", null);
        shard = new TestShard(EngineSettings.defaults().with(settings), directory, NOON);
        connect();
    }

    void price(String perKwh) {
        Money price = Money.of("EUR", new BigDecimal(perKwh));
        directory.with(CS, new StationProfile(new UUID(0, 1), false, null, price, 0));
    }

    void card(@Nullable String language, @Nullable String credit) {
        Money left = credit == null ? null : Money.of("EUR", new BigDecimal(credit));
        directory.with(
                CARD.value(),
                new TokenProfile(new UserId(new UUID(0, 7)), true, null, null, null, Set.of(), language, left));
    }

    void connect() {
        epoch++;
        shard.say(new Input.Connected(CS, epoch, protocol, "127.0.0.1", false));
    }

    /** Connected, booted, and quiet for long enough to be told things. */
    DriverStage booted() {
        ask(new Request.Boot(new StationInfo("Volt", "One", "", "1", "", ""), "PowerUp"));
        shard.after(FunctionLimits.DEFAULT.quietMs());
        return this;
    }

    Reply ask(Request request) {
        messages++;
        String id = "m" + messages;
        Reply reply = shard.say(new Input.Asked(CS, epoch, id, request)).stream()
                .filter(output -> output instanceof Output.Answer answer
                        && answer.messageId().equals(id))
                .map(output -> ((Output.Answer) output).reply())
                .findFirst()
                .orElseThrow();
        shard.turn();
        return reply;
    }

    StationTime now() {
        return new StationTime(Instant.ofEpochMilli(shard.nowMs()).toString(), shard.nowMs());
    }

    Request.TransactionEvent event(Phase phase, @Nullable IdToken token, int wh, @Nullable String extras) {
        return new Request.TransactionEvent(
                phase,
                TX,
                seqNo++,
                phase == Phase.STARTED ? "Authorized" : "MeterValuePeriodic",
                false,
                ConnectorId.numbered(1),
                token,
                "Charging",
                phase == Phase.ENDED ? "Local" : "",
                null,
                null,
                List.of(register(wh)),
                now(),
                extras);
    }

    Sample register(int wh) {
        return new Sample(
                now(), Sample.IMPORT_REGISTER, "", Sample.PERIODIC, Sample.OUTLET, "Wh", 0, String.valueOf(wh));
    }

    Reply.TransactionSeen tell(Phase phase, int wh) {
        return (Reply.TransactionSeen) ask(event(phase, phase == Phase.STARTED ? CARD : null, wh, null));
    }

    Reply.TransactionSeen tell(Request.TransactionEvent event) {
        return (Reply.TransactionSeen) ask(event);
    }

    private List<Output.Call> calls() {
        return shard.released().stream()
                .filter(Output.Call.class::isInstance)
                .map(Output.Call.class::cast)
                .toList();
    }

    /** The order that the station has yet to answer, which must be of this kind. */
    <C extends Command> C called(Class<C> type) {
        List<Output.Call> calls = calls();
        assertTrue(calls.size() > answered, () -> "no " + type.getSimpleName() + " was sent, but " + calls);
        return type.cast(calls.getLast().order().command());
    }

    void nothingCalled() {
        assertEquals(answered, calls().size(), () -> "sent " + calls().getLast());
    }

    void accept() {
        answer(true, "Accepted", "{}");
    }

    void answer(boolean accepted, String status, String payload) {
        answered = calls().size();
        shard.say(new Input.Answered(
                CS, epoch, calls().getLast().callId(), new CommandResult(accepted, status, payload)));
        shard.turn();
    }

    /** Answers a question for all keys with one. */
    void answerKey(String key, String value) {
        answered = calls().size();
        VariableAnswer answer = new VariableAnswer(Variable.key(key), "Actual", "Accepted", value, "ReadOnly");
        shard.say(new Input.Answered(
                CS,
                epoch,
                calls().getLast().callId(),
                new CommandResult(true, "Accepted", "{}", List.of(answer), null)));
        shard.turn();
    }

    <E extends Event> List<E> facts(Class<E> type) {
        return shard.facts().stream().filter(type::isInstance).map(type::cast).toList();
    }

    <E extends Event> E only(Class<E> type) {
        assertEquals(1, facts(type).size(), () -> type.getSimpleName() + " in " + shard.facts());
        return facts(type).getFirst();
    }

    /** A replay of all facts, and a snapshot, give the state that lives. */
    void recovers() {
        byte[] live = shard.engine().snapshot();
        assertArrayEquals(live, shard.recovered(new byte[0], 0).snapshot());
        SessionEngine restored = new SessionEngine(shard.engine().settings(), directory);
        restored.restore(live);
        assertArrayEquals(live, restored.snapshot());
    }
}

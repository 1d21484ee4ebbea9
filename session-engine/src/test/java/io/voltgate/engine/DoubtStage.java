package io.voltgate.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.voltgate.domain.CloseReason;
import io.voltgate.domain.Command;
import io.voltgate.domain.CommandResult;
import io.voltgate.domain.ConnectorId;
import io.voltgate.domain.ConnectorStatus;
import io.voltgate.domain.Energy;
import io.voltgate.domain.Event;
import io.voltgate.domain.Finding;
import io.voltgate.domain.IdToken;
import io.voltgate.domain.Money;
import io.voltgate.domain.PaymentStep;
import io.voltgate.domain.Reply;
import io.voltgate.domain.Request;
import io.voltgate.domain.Request.Phase;
import io.voltgate.domain.Sample;
import io.voltgate.domain.SessionId;
import io.voltgate.domain.StationId;
import io.voltgate.domain.StationInfo;
import io.voltgate.domain.StationTime;
import io.voltgate.domain.TransactionId;
import io.voltgate.domain.UserId;
import io.voltgate.shard.FixedDirectory;
import io.voltgate.shard.TestShard;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One station that is well or badly behaved about its transactions, on a clock of the story's. Owned by the test's thread. */
final class DoubtStage {
    static final long NOON = Instant.parse("2026-03-01T12:00:00Z").toEpochMilli();
    static final StationId CS = new StationId("CS-1");
    static final ConnectorId ONE = ConnectorId.numbered(1);
    static final IdToken CARD = IdToken.of("Card-A");
    static final int MINUTE = 60;
    static final int HOUR = 3600;

    final TestShard shard;
    private final FixedDirectory directory = new FixedDirectory()
            .with(CS, new StationProfile(new UUID(0, 1), false, null, Money.of("EUR", new BigDecimal("0.45")), 22));
    private final String protocol;
    private long epoch;
    private int messages;
    private int tickets;

    DoubtStage(String protocol) {
        this(protocol, StuckPolicy.DEFAULT);
    }

    DoubtStage(String protocol, StuckPolicy policy) {
        this(protocol, EngineSettings.defaults().doubting(policy));
    }

    DoubtStage(String protocol, EngineSettings settings) {
        this.protocol = protocol;
        this.shard = new TestShard(settings, directory, NOON);
        connect();
    }

    void connect() {
        epoch++;
        shard.say(new Input.Connected(CS, epoch, protocol, "127.0.0.1", false));
    }

    /** Has the card known, so that its payments are held. */
    void token() {
        directory.with("card-a", new TokenProfile(new UserId(new UUID(0, 7)), true, null, null, null, Set.of()));
    }

    void disconnect() {
        shard.say(new Input.Disconnected(CS, epoch, CloseReason.CONNECTION_LOST));
    }

    void boot() {
        ask(new Request.Boot(new StationInfo("Volt", "One", "1", "1.0", "", ""), "PowerUp"));
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

    /** Lets so many seconds pass, in steps: what is due in between is done when it is due. */
    void pass(int seconds) {
        for (int rest = seconds; rest > 0; rest -= 30) {
            shard.after(Math.min(rest, 30) * 1000L);
        }
    }

    /** The station's time, which is ours. */
    StationTime now() {
        return new StationTime(Instant.ofEpochMilli(shard.nowMs()).toString(), shard.nowMs());
    }

    TransactionId start(long meter) {
        Reply reply = ask(new Request.StartTransaction(ONE, CARD, Energy.ofWh(meter), null, now()));
        return assertInstanceOf(Reply.Started.class, reply).transaction();
    }

    void stop(TransactionId transaction, long meter) {
        ask(new Request.StopTransaction(transaction, Energy.ofWh(meter), CARD, "Local", List.of(), now()));
    }

    Sample register(long meter, String context) {
        return register(meter, context, now());
    }

    private static Sample register(long meter, String context, StationTime at) {
        return new Sample(at, Sample.IMPORT_REGISTER, "", context, Sample.OUTLET, "Wh", 0, Long.toString(meter));
    }

    void meter(TransactionId transaction, long meter) {
        ask(new Request.MeterValues(ONE, transaction, List.of(register(meter, Sample.PERIODIC))));
    }

    void status(ConnectorStatus status) {
        ask(new Request.StatusReport(ONE, status, "NoError", "", "", now(), ""));
    }

    /** An event of OCPP 2.x; a negative meter is none. */
    void event(String transaction, Phase phase, int seqNo, long meter) {
        event(transaction, phase, seqNo, meter, now());
    }

    /** The same, told of another time than now. */
    void event(String transaction, Phase phase, int seqNo, long meter, StationTime at) {
        String context = phase == Phase.ENDED ? Sample.END : Sample.PERIODIC;
        ask(new Request.TransactionEvent(
                phase,
                new TransactionId(transaction),
                seqNo,
                "Trigger",
                false,
                ONE,
                CARD,
                phase == Phase.ENDED ? "" : "Charging",
                "",
                null,
                null,
                meter < 0 ? List.of() : List.of(register(meter, context, at)),
                at));
    }

    private List<Output.Call> calls() {
        return shard.released().stream()
                .filter(Output.Call.class::isInstance)
                .map(Output.Call.class::cast)
                .toList();
    }

    /** How often the station was asked. */
    int asked() {
        return calls().size();
    }

    /** Answers the question that the station was asked last, which must be about this transaction. */
    void tell(String transaction, @Nullable Boolean ongoing, boolean queued) {
        assertFalse(calls().isEmpty(), "nothing was asked");
        Output.Call call = calls().getLast();
        assertEquals(
                new Command.GetTransactionStatus(new TransactionId(transaction)),
                call.order().command());
        Finding status = new Finding.TransactionStatus(ongoing, queued);
        shard.say(
                new Input.Answered(CS, epoch, call.callId(), new CommandResult(true, "told", "{}", List.of(), status)));
        shard.turn();
    }

    Output.Receipt resolve(SessionId session, String key, boolean force, String word) {
        tickets++;
        return shard.say(new Input.Resolving(CS, tickets, session, key, force, word)).stream()
                .filter(Output.Receipt.class::isInstance)
                .map(Output.Receipt.class::cast)
                .findFirst()
                .orElseThrow();
    }

    SessionId session() {
        return facts(Event.SessionStarted.class).getFirst().session();
    }

    <E extends Event> List<E> facts(Class<E> type) {
        return shard.facts().stream().filter(type::isInstance).map(type::cast).toList();
    }

    <E extends Event> E only(Class<E> type) {
        assertEquals(1, facts(type).size(), () -> type.getSimpleName() + " in " + shard.facts());
        return facts(type).getFirst();
    }

    void none(Class<? extends Event> type) {
        assertEquals(List.of(), facts(type));
    }

    /** What was taken for a session, request by request. */
    List<Money> asksForMoney() {
        return asked(PaymentStep.CHARGE);
    }

    /** The amounts of these requests to the provider, repetitions among them. */
    List<Money> asked(PaymentStep step) {
        return shard.released().stream()
                .filter(Output.Pay.class::isInstance)
                .map(Output.Pay.class::cast)
                .filter(pay -> pay.step() == step)
                .map(Output.Pay::amount)
                .toList();
    }

    /** The provider does all that it is asked for. */
    void provide() {
        List<Output> released = List.copyOf(shard.released());
        for (Output output : released) {
            if (output instanceof Output.Pay pay) {
                shard.say(new Input.PaymentAnswered(
                        CS, pay.payment(), pay.session(), pay.key(), new PaymentOutcome.Done("x-" + pay.key())));
            }
        }
    }

    /** Crashes with what is on disk, and takes up work. */
    void crash() {
        shard.crash();
        shard.resume();
        shard.turn();
    }

    /** Replaying the facts, whole or after a snapshot, gives the state that the shard has. */
    void mustRecover() {
        byte[] live = shard.engine().snapshot();
        assertEquals(
                new String(live, UTF_8),
                new String(shard.recovered(new byte[0], 0).snapshot(), UTF_8));
        byte[] restored = shard.recovered(live, shard.journal().durable()).snapshot();
        assertEquals(new String(live, UTF_8), new String(restored, UTF_8));
        assertTrue(live.length > 0);
    }
}

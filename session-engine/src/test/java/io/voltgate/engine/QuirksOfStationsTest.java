package io.voltgate.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.voltgate.domain.Command;
import io.voltgate.domain.CommandFact;
import io.voltgate.domain.CommandResult;
import io.voltgate.domain.ConnectorId;
import io.voltgate.domain.Energy;
import io.voltgate.domain.Event;
import io.voltgate.domain.IdToken;
import io.voltgate.domain.Money;
import io.voltgate.domain.Reply;
import io.voltgate.domain.Request;
import io.voltgate.domain.Sample;
import io.voltgate.domain.StationId;
import io.voltgate.domain.StationInfo;
import io.voltgate.domain.StationTime;
import io.voltgate.domain.TokenStatus;
import io.voltgate.domain.TransactionId;
import io.voltgate.domain.UserId;
import io.voltgate.shard.TestShard;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What real stations do to sessions, numbered as in the list of their deviations. */
class QuirksOfStationsTest {
    private static final long NOON = Instant.parse("2026-03-01T12:00:00Z").toEpochMilli();
    private static final StationId CS = new StationId("CS-1");
    private static final ConnectorId ONE = ConnectorId.numbered(1);
    private static final UserId ANNA = new UserId(new UUID(0, 7));

    /** Knows one station and one token, and what stations of one model do. */
    private record OneOfEach(String known, Set<TokenRule> rules, boolean admitsAnonymous) implements Directory {
        @Override
        public Optional<StationProfile> station(StationId station) {
            return Optional.of(
                    new StationProfile(new UUID(0, 1), false, null, Money.of("EUR", new BigDecimal("0.45")), 22));
        }

        @Override
        public Optional<TokenProfile> token(IdToken token) {
            return token.key().equals(IdToken.of(known).key())
                    ? Optional.of(new TokenProfile(ANNA, true, null, null, null, Set.of()))
                    : Optional.empty();
        }

        @Override
        public StationTraits traits(String vendor, String model, String firmware) {
            StationTraits none = StationTraits.NONE;
            return vendor.equals("Odd")
                    ? new StationTraits(
                            0, false, Set.of(), Set.of(), 0, false, rules, "", false, Set.of(), 0, none.charging())
                    : none;
        }
    }

    private int messages;
    private long epoch = 1;

    private TestShard shard(Directory directory, Limits limits) {
        EngineSettings usual = EngineSettings.defaults();
        EngineSettings settings = new EngineSettings(
                0, usual.heartbeatSeconds(), usual.callTimeoutMs(), usual.currency(), usual.unknownTokens(), limits);
        TestShard shard = new TestShard(settings, directory, NOON);
        connect(shard);
        return shard;
    }

    private void connect(TestShard shard) {
        shard.say(new Input.Connected(CS, epoch, "ocpp1.6", "127.0.0.1", false));
    }

    private <T extends Reply> T ask(Class<T> type, TestShard shard, Request request) {
        messages++;
        Output answer = shard.say(new Input.Asked(CS, epoch, "m" + messages, request)).stream()
                .filter(Output.Answer.class::isInstance)
                .findFirst()
                .orElseThrow();
        return assertInstanceOf(type, ((Output.Answer) answer).reply());
    }

    private static StationTime at(long second) {
        long ms = NOON + 1000 * second;
        return new StationTime(Instant.ofEpochMilli(ms).toString(), ms);
    }

    private static Request.StartTransaction start(String token, long second) {
        return new Request.StartTransaction(ONE, IdToken.of(token), Energy.ofWh(100), null, at(second));
    }

    private static Sample sample(String measurand, String value, long second) {
        return new Sample(at(second), measurand, "", Sample.PERIODIC, Sample.OUTLET, "", 0, value);
    }

    private static <T extends Event> List<T> facts(Class<T> type, TestShard shard) {
        return shard.facts().stream().filter(type::isInstance).map(type::cast).toList();
    }

    @Test
    void quirk17_shouldNotAddTheMainMeterToASession() {
        TestShard shard = shard(new OneOfEach("A", Set.of(), false), Limits.DEFAULT);
        ask(Reply.Started.class, shard, start("A", 1));
        List<Sample> sum = List.of(sample(Sample.IMPORT_REGISTER, "900000", 2));
        ask(Reply.Acknowledged.class, shard, new Request.MeterValues(ConnectorId.STATION, null, sum));
        assertEquals(List.of(), facts(Event.SessionMetered.class, shard));
        assertEquals(1, facts(Event.MetersReported.class, shard).size());
    }

    @Test
    void quirk22_shouldTakeAnIdAgainAfterABoot() {
        TestShard shard = shard(new OneOfEach("A", Set.of(), false), Limits.DEFAULT);
        Reply.Started one = ask(Reply.Started.class, shard, start("A", 1));
        epoch = 2;
        connect(shard);
        messages = 0;
        Reply.Started two = ask(Reply.Started.class, shard, start("A", 2));
        assertNotEquals(one.transaction(), two.transaction());
        assertEquals(2, facts(Event.SessionStarted.class, shard).size());
    }

    @Test
    void quirk27_shouldGoOnWithoutABootAfterAReconnect() {
        TestShard shard = shard(new OneOfEach("A", Set.of(), false), Limits.DEFAULT);
        Reply.Started started = ask(Reply.Started.class, shard, start("A", 1));
        epoch = 2;
        connect(shard);
        ask(
                Reply.Stopped.class,
                shard,
                new Request.StopTransaction(started.transaction(), Energy.ofWh(300), null, "Local", List.of(), at(60)));
        assertEquals(
                Energy.ofWh(200),
                facts(Event.SessionEnded.class, shard).getFirst().delivered());
    }

    @ParameterizedTest
    @CsvSource({
        "'  0123abcd ', TRIM",
        "VID:0123ABCD, STRIP_PREFIX",
        "0123abcd;terminal, FIRST_PART",
        "x;0123ABCD, LAST_PART",
        "01:23:ab:cd, HEX_ONLY",
        "CDAB2301, REVERSE_BYTES",
        "0123ABcd, TRIM",
    })
    void quirk35_shouldKnowATokenAsTheModelReadsIt(String read, TokenRule rule) {
        TestShard shard = shard(new OneOfEach("0123ABCD", Set.of(rule), false), Limits.DEFAULT);
        Reply.Booted booted =
                ask(Reply.Booted.class, shard, new Request.Boot(new StationInfo("Odd", "M", "", "", "", ""), ""));
        assertTrue(booted.intervalSeconds() > 0);
        Reply.Started started = ask(Reply.Started.class, shard, start(read, 1));
        assertEquals(TokenStatus.ACCEPTED, started.authorization().status());
        assertEquals(ANNA, facts(Event.SessionStarted.class, shard).getFirst().user());
    }

    @Test
    void quirk35_shouldLeaveTokensOfOtherModelsAsTheyAre() {
        TestShard shard = shard(new OneOfEach("0123ABCD", Set.of(TokenRule.REVERSE_BYTES), false), Limits.DEFAULT);
        Reply.Started started = ask(Reply.Started.class, shard, start("CDAB2301", 1));
        assertNotEquals(TokenStatus.ACCEPTED, started.authorization().status());
        assertEquals(
                IdToken.of("CDAB2301"),
                facts(Event.SessionStarted.class, shard).getFirst().token());
    }

    @Test
    void quirk36_shouldRecordTheSessionOfAnEmptyOrOddToken() {
        TestShard strict = shard(new OneOfEach("A", Set.of(), false), Limits.DEFAULT);
        assertNotEquals(
                TokenStatus.ACCEPTED,
                ask(Reply.Started.class, strict, start("", 1)).authorization().status());
        ask(Reply.Started.class, strict, start("HardReset", 100));
        assertEquals(2, facts(Event.SessionStarted.class, strict).size());
        TestShard open = shard(new OneOfEach("A", Set.of(), true), Limits.DEFAULT);
        assertEquals(
                TokenStatus.ACCEPTED,
                ask(Reply.Started.class, open, start("", 1)).authorization().status());
        assertTrue(facts(Event.SessionStarted.class, open).getFirst().guest());
    }

    @Test
    void quirk37_shouldNeverLoseASessionToItsAuthorization() {
        TestShard shard = shard(new OneOfEach("A", Set.of(), false), Limits.DEFAULT);
        Reply.Started started = ask(Reply.Started.class, shard, start("STRANGER", 1));
        assertEquals(TokenStatus.UNKNOWN, started.authorization().status());
        ask(Reply.Authorized.class, shard, new Request.Authorize(IdToken.of("STRANGER")));
        ask(
                Reply.Stopped.class,
                shard,
                new Request.StopTransaction(started.transaction(), Energy.ofWh(900), null, "Local", List.of(), at(60)));
        assertEquals(
                Energy.ofWh(800),
                facts(Event.SessionEnded.class, shard).getFirst().delivered());
    }

    @Test
    void quirk61_shouldNotAddPhasesToTheRegister() {
        TestShard shard = shard(new OneOfEach("A", Set.of(), false), Limits.DEFAULT);
        Reply.Started started = ask(Reply.Started.class, shard, start("A", 1));
        List<Sample> samples = List.of(
                sample(Sample.IMPORT_REGISTER, "150", 2),
                new Sample(at(2), Sample.IMPORT_REGISTER, "L1", Sample.PERIODIC, Sample.OUTLET, "Wh", 0, "150"));
        ask(Reply.Acknowledged.class, shard, new Request.MeterValues(ONE, started.transaction(), samples));
        assertEquals(
                Energy.ofWh(50),
                facts(Event.SessionMetered.class, shard).getFirst().delivered());
    }

    @Test
    void quirk64_shouldKeepTheRegisterOfSamplesThatComeTooOften() {
        TestShard shard = shard(new OneOfEach("A", Set.of(), false), Limits.DEFAULT.withFullSamplesEvery(10_000));
        TransactionId transaction =
                ask(Reply.Started.class, shard, start("A", 1)).transaction();
        for (int second = 20; second < 40; second++) {
            List<Sample> samples = List.of(
                    sample(Sample.IMPORT_REGISTER, Integer.toString(100 + second), second),
                    sample(Sample.POWER_IMPORT, "3600", second));
            ask(Reply.Acknowledged.class, shard, new Request.MeterValues(ONE, transaction, samples));
        }
        List<Event.SessionMetered> metered = facts(Event.SessionMetered.class, shard);
        assertEquals(20, metered.size());
        assertEquals(
                2, metered.stream().filter(fact -> fact.samples().size() == 2).count());
        assertEquals(Energy.ofWh(39), metered.getLast().delivered());
    }

    @Test
    void quirk72_shouldTakeARejectedTriggerForItsEnd() {
        TestShard shard = shard(new OneOfEach("A", Set.of(), false), Limits.DEFAULT);
        Command trigger = new Command.Trigger("MeterValues", null);
        Output.Call call = shard.say(new Input.Ordered(CS, 1, trigger, "k-1", 600_000)).stream()
                .filter(Output.Call.class::isInstance)
                .map(Output.Call.class::cast)
                .findFirst()
                .orElseThrow();
        CommandResult rejected = new CommandResult(false, "Rejected", "{\"status\":\"Rejected\"}");
        shard.say(new Input.Answered(CS, epoch, call.callId(), rejected));
        shard.after(600_000);
        assertEquals(1, facts(CommandFact.CommandAnswered.class, shard).size());
        assertEquals(List.of(), facts(CommandFact.CommandEffectMissed.class, shard));
    }
}

package io.voltgate.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.voltgate.domain.Command;
import io.voltgate.domain.FunctionFact;
import io.voltgate.domain.Variable;
import io.voltgate.domain.VariableAnswer;
import io.voltgate.domain.WantedStatus;
import io.voltgate.domain.Wish;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What variables of a station are to be, and what they are. */
class ConfigurationStoriesTest {
    private static final String SAMPLES = "MeterValueSampleInterval";
    private final FunctionStage stage = new FunctionStage("ocpp1.6");

    @BeforeEach
    void quiet() {
        stage.shard.after(FunctionStage.QUIET_MS);
    }

    @AfterEach
    void recovers() {
        stage.recovers();
    }

    private void want(String... keys) {
        stage.wish(new Wish.Configuration(Stream.of(keys)
                .map(key -> new Command.Assignment(Variable.key(key), "60"))
                .toList()));
    }

    private void read(String key, String value) {
        stage.called(Command.GetVariables.class);
        stage.tell(FunctionStage.value(key, value));
    }

    private void expect(WantedStatus status, String detail) {
        FunctionFact.ConfigurationChecked last = stage.last(FunctionFact.ConfigurationChecked.class);
        assertEquals(status, last.status());
        assertEquals(detail, last.detail());
    }

    private void set() {
        assertEquals(
                "60",
                stage.called(Command.SetVariables.class)
                        .assignments()
                        .getFirst()
                        .value());
    }

    @Test
    void shouldLeaveAloneWhatIsAsWanted() {
        want(SAMPLES);
        read("metervaluesampleinterval", " 60");
        expect(WantedStatus.IN_STEP, "");
        stage.shard.after(10 * FunctionStage.MINUTE_MS);
        stage.nothingCalled();
    }

    @Test
    void shouldSetWhatDiffersAndReadItBack() {
        want(SAMPLES);
        read(SAMPLES, "900");
        expect(WantedStatus.DRIFTED, "");
        set();
        stage.accept();
        expect(WantedStatus.SENT, "");
        read(SAMPLES, "60");
        expect(WantedStatus.IN_STEP, "");
        stage.nothingCalled();
    }

    @Test
    void quirk31_shouldNameAValueThatWasAcceptedWithoutEffect() {
        want(SAMPLES);
        read(SAMPLES, "900");
        for (int tries = 0; tries < FunctionLimits.DEFAULT.tries(); tries++) {
            set();
            stage.accept();
            read(SAMPLES, "900");
            expect(WantedStatus.DRIFTED, "accepted without effect");
            stage.nothingCalled();
            stage.shard.after((tries + 1) * FunctionStage.MINUTE_MS);
        }
        stage.nothingCalled();
        stage.shard.after(60 * FunctionStage.MINUTE_MS);
        stage.nothingCalled();
    }

    @Test
    void shouldCheckAgainAfterABoot() {
        want(SAMPLES);
        read(SAMPLES, "900");
        set();
        stage.answer(true, "RebootRequired", null);
        expect(WantedStatus.REBOOT_REQUIRED, "");
        stage.nothingCalled();
        stage.boot("1.0");
        stage.nothingCalled();
        stage.shard.after(FunctionStage.QUIET_MS);
        read(SAMPLES, "60");
        expect(WantedStatus.IN_STEP, "");
    }

    @Test
    void shouldNotInsistOnWhatTheStationRejects() {
        want(SAMPLES);
        read(SAMPLES, "900");
        stage.reject("Rejected");
        expect(WantedStatus.REJECTED, "Rejected");
        stage.shard.after(10 * FunctionStage.MINUTE_MS);
        stage.nothingCalled();
    }

    @Test
    void shouldKnowWhatTheStationDoesNotHave() {
        want(SAMPLES);
        stage.tell(FunctionStage.none(SAMPLES, "UnknownVariable"));
        expect(WantedStatus.REJECTED, "UnknownVariable");
        stage.nothingCalled();
    }

    @Test
    void shouldSetWhatCanNotBeRead() {
        want(SAMPLES);
        VariableAnswer rejected = FunctionStage.none(SAMPLES, "Rejected");
        stage.tell(rejected);
        set();
        stage.accept();
        stage.tell(rejected);
        expect(WantedStatus.SENT, "can't be read back");
        stage.nothingCalled();
    }

    @Test
    void quirk30_shouldAskOneByOneWhereAQuestionForSeveralFails() {
        want("A", "B", "C", "D", "E");
        assertEquals(4, stage.called(Command.GetVariables.class).variables().size());
        stage.fail("InternalError");
        assertEquals(
                List.of(Variable.key("A")),
                stage.called(Command.GetVariables.class).variables());
        read("A", "60");
        assertEquals(
                List.of(Variable.key("B")),
                stage.called(Command.GetVariables.class).variables());
    }

    @Test
    void quirk30_shouldKeepToTheNumberOfKeysThatTheStationNames() {
        stage.order(new Command.GetVariables(List.of()));
        stage.tell(FunctionStage.value("GetConfigurationMaxKeys", "2"));
        want("A", "B", "C");
        assertEquals(2, stage.called(Command.GetVariables.class).variables().size());
    }

    @Test
    void shouldNoticeAnOrderThatSetsAnotherValue() {
        want(SAMPLES);
        read(SAMPLES, "60");
        stage.order(new Command.SetVariables(List.of(new Command.Assignment(Variable.key(SAMPLES), "10"))));
        stage.accept();
        FunctionFact.ConfigurationChecked last = stage.last(FunctionFact.ConfigurationChecked.class);
        assertEquals(WantedStatus.UNKNOWN, last.status());
        assertNull(last.actual());
        stage.shard.after(FunctionStage.MINUTE_MS);
        read(SAMPLES, "10");
        expect(WantedStatus.DRIFTED, "");
        set();
    }

    @Test
    void shouldLetGoOfWhatIsNoLongerWanted() {
        want(SAMPLES);
        read(SAMPLES, "900");
        set();
        stage.wish(new Wish.Configuration(List.of()));
        stage.accept();
        stage.shard.after(10 * FunctionStage.MINUTE_MS);
        stage.nothingCalled();
    }
}

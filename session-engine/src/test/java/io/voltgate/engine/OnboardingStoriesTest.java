package io.voltgate.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.voltgate.domain.CloseReason;
import io.voltgate.domain.Command;
import io.voltgate.domain.FunctionFact;
import io.voltgate.domain.Variable;
import io.voltgate.domain.VariableAnswer;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a station is asked after its first boot with a firmware. */
class OnboardingStoriesTest {
    private static final VariableAnswer SOMETHING = FunctionStage.value("NumberOfConnectors", "2");

    private static FunctionStage stage(String protocol) {
        FunctionStage stage =
                new FunctionStage(protocol, EngineSettings.defaults().with(FunctionLimits.DEFAULT, true));
        stage.boot("1.0");
        stage.nothingCalled();
        stage.shard.after(FunctionStage.QUIET_MS);
        return stage;
    }

    private static void expect(FunctionStage stage, String outcome) {
        assertEquals(outcome, stage.last(FunctionFact.StationOnboarded.class).outcome());
        stage.shard.after(10 * FunctionStage.MINUTE_MS);
        stage.nothingCalled();
        stage.recovers();
    }

    @Test
    void shouldAskForAllKeysOnceAFirmware() {
        FunctionStage stage = stage("ocpp1.6");
        assertEquals(List.of(), stage.called(Command.GetVariables.class).variables());
        stage.tell(SOMETHING);
        expect(stage, "Accepted");
        stage.boot("1.0");
        stage.shard.after(FunctionStage.QUIET_MS);
        stage.nothingCalled();
        stage.boot("1.1");
        stage.shard.after(FunctionStage.QUIET_MS);
        stage.called(Command.GetVariables.class);
    }

    @Test
    void quirk30_shouldAskKeyByKeyWhereTheQuestionForAllStaysUnanswered() {
        FunctionStage stage = stage("ocpp1.6");
        stage.leaveUnanswered();
        stage.shard.turn();
        int asked = 0;
        while (stage.facts(FunctionFact.StationOnboarded.class).isEmpty()) {
            List<Variable> keys = stage.called(Command.GetVariables.class).variables();
            assertEquals(true, keys.size() >= 1 && keys.size() <= FunctionLimits.DEFAULT.readChunk());
            asked += keys.size();
            stage.tell(SOMETHING);
        }
        assertEquals(25, asked);
        expect(stage, "KeyByKey");
    }

    @Test
    void shouldAskForTheFullInventory() {
        FunctionStage stage = stage("ocpp2.0.1");
        assertEquals("FullInventory", stage.called(Command.GetBaseReport.class).base());
        stage.accept();
        expect(stage, "Accepted");
    }

    @Test
    void shouldTakeARefusalForAnAnswer() {
        FunctionStage stage = stage("ocpp2.0.1");
        stage.reject("NotSupported");
        expect(stage, "NotSupported");
    }

    @Test
    void shouldAskAgainOverANewConnection() {
        FunctionStage stage = stage("ocpp2.0.1");
        stage.shard.say(new Input.Disconnected(FunctionStage.CS, 1, CloseReason.CONNECTION_LOST));
        stage.connect();
        stage.shard.after(FunctionStage.QUIET_MS);
        stage.called(Command.GetBaseReport.class);
        stage.accept();
        expect(stage, "Accepted");
    }
}

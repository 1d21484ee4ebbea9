package io.voltgate.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.voltgate.domain.CloseReason;
import io.voltgate.domain.Command;
import io.voltgate.domain.FunctionFact;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Stations that talk and don't listen, and stations that come and go. */
class ReachabilityStoriesTest {
    private final FunctionStage stage = new FunctionStage("ocpp1.6");

    @AfterEach
    void recovers() {
        stage.recovers();
    }

    private void ignore() {
        stage.order(new Command.ClearCache());
        stage.leaveUnanswered();
    }

    private long hangups() {
        return stage.shard.released().stream()
                .filter(output -> output instanceof Output.Hangup hangup && hangup.reason() == CloseReason.DEAF)
                .count();
    }

    @Test
    void quirk73_shouldMakeAStationRedialThatTalksAndAnswersNothing() {
        ignore();
        ignore();
        assertEquals(0, hangups());
        ignore();
        assertEquals(1, hangups());
        FunctionFact.StationDeaf deaf = stage.last(FunctionFact.StationDeaf.class);
        assertEquals(3, deaf.unanswered());
        assertTrue(deaf.redial());
    }

    @Test
    void quirk73_shouldNotMakeItRedialTooOften() {
        ignore();
        ignore();
        ignore();
        stage.connect();
        ignore();
        ignore();
        ignore();
        assertEquals(1, hangups());
        stage.shard.after(FunctionLimits.DEFAULT.redialEveryMs());
        ignore();
        assertEquals(2, hangups());
    }

    @Test
    void quirk73_shouldBeWellAgainWithTheFirstAnswer() {
        ignore();
        ignore();
        ignore();
        stage.connect();
        stage.order(new Command.ClearCache());
        stage.accept();
        assertEquals(1, stage.facts(FunctionFact.StationHears.class).size());
        ignore();
        ignore();
        assertEquals(1, stage.facts(FunctionFact.StationDeaf.class).size());
    }

    @Test
    void shouldNotTakeASilentStationForADeafOne() {
        for (int i = 0; i < 5; i++) {
            stage.order(new Command.ClearCache());
            stage.shard.after(EngineSettings.defaults().callTimeoutMs());
        }
        assertEquals(0, stage.facts(FunctionFact.StationDeaf.class).size());
    }

    @Test
    void quirk14_shouldNameAStationThatReconnectsAllTheTime() {
        for (int connects = 1; connects < FunctionLimits.DEFAULT.connectsPerHour(); connects++) {
            stage.shard.after(30_000);
            stage.connect();
        }
        assertFalse(stage.shard.facts().stream().anyMatch(FunctionFact.StationLooping.class::isInstance));
        stage.shard.after(30_000);
        stage.connect();
        FunctionFact.StationLooping looping = stage.last(FunctionFact.StationLooping.class);
        assertEquals(61, looping.connects());
        assertEquals(stage.shard.nowMs() + 3_600_000, looping.untilMs());
        stage.connect();
        assertEquals(1, stage.facts(FunctionFact.StationLooping.class).size());
    }
}

package io.voltgate.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.voltgate.domain.Command;
import io.voltgate.domain.CommandFact;
import io.voltgate.domain.CommandState;
import io.voltgate.domain.ConnectorId;
import io.voltgate.domain.Energy;
import io.voltgate.domain.Request;
import io.voltgate.domain.TransactionId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Remote starts at models that can't take each of them. */
class RemoteStartStoriesTest {
    private static final long GUARD_MS = 30_000;

    private final FunctionStage stage = new FunctionStage("ocpp1.6");

    @AfterEach
    void recover() {
        stage.recovers();
    }

    private void model(boolean needsConnector, int guardSeconds) {
        StationTraits.Charging charging =
                new StationTraits.Charging(-1, false, -1, "", "", "", needsConnector, guardSeconds);
        stage.directory.trait(
                new StationTraits(0, false, Set.of(), Set.of(), 0, false, Set.of(), "", false, Set.of(), 0, charging));
        stage.boot("1.0");
    }

    private static Command start(@Nullable ConnectorId connector) {
        return new Command.StartSession(FunctionStage.CARD, connector);
    }

    private void charge() {
        stage.ask(new Request.StartTransaction(
                FunctionStage.ONE, FunctionStage.CARD, Energy.ofWh(0), null, FunctionStage.at(0)));
        stage.ask(new Request.StopTransaction(
                new TransactionId("1"), Energy.ofWh(100), null, "Local", List.of(), FunctionStage.at(0)));
    }

    @Test
    void quirk51_shouldNotStartAgainWithinSecondsOfAStop() {
        model(false, 30);
        charge();
        stage.order(start(FunctionStage.ONE));
        stage.nothingCalled();
        stage.order(new Command.ClearCache());
        stage.called(Command.ClearCache.class);
        stage.accept();
        stage.shard.after(GUARD_MS - 1);
        stage.nothingCalled();
        stage.shard.after(1);
        stage.called(Command.StartSession.class);
    }

    @Test
    void quirk51_shouldStartAtOnceWhereNothingHasEnded() {
        model(false, 30);
        stage.order(start(FunctionStage.ONE));
        stage.called(Command.StartSession.class);
    }

    @Test
    void quirk51_shouldNotStartWithoutAConnectorWhereTheModelNeedsOne() {
        model(true, 0);
        stage.order(start(null));
        stage.nothingCalled();
        assertEquals(
                CommandState.UNSUPPORTED,
                stage.last(CommandFact.CommandFailed.class).state());
        stage.order(start(FunctionStage.ONE));
        stage.called(Command.StartSession.class);
    }
}

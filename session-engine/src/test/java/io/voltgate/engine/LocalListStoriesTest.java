package io.voltgate.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.voltgate.domain.Command;
import io.voltgate.domain.Finding;
import io.voltgate.domain.FunctionFact;
import io.voltgate.domain.LocalListMode;
import io.voltgate.domain.LocalListStatus;
import io.voltgate.domain.Wish;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The local list of a station, from the operator's wish to what the station holds. */
class LocalListStoriesTest {
    private final FunctionStage stage = new FunctionStage("ocpp1.6");

    @BeforeEach
    void want() {
        stage.shard.after(FunctionStage.QUIET_MS);
        stage.wish(new Wish.LocalList(LocalListMode.ALL, List.of()));
    }

    @AfterEach
    void recovers() {
        stage.recovers();
    }

    private void tell(int version) {
        stage.called(Command.GetLocalListVersion.class);
        stage.answer(true, "Accepted", new Finding.ListVersion(version));
    }

    private Command.SendLocalList update() {
        return stage.called(Command.SendLocalList.class);
    }

    private void inStep() {
        tell(0);
        stage.accept();
        assertEquals(LocalListStatus.IN_STEP, status());
    }

    private LocalListStatus status() {
        return stage.last(FunctionFact.LocalListChanged.class).status();
    }

    private static List<String> tokens(Command.SendLocalList update) {
        return update.entries().stream().map(entry -> entry.token().value()).toList();
    }

    @Test
    void shouldSendEverythingToAStationThatHasNothingOfOurs() {
        tell(7);
        assertTrue(update().full());
        assertEquals(8, update().version());
        assertEquals(List.of("card-a", "card-b"), tokens(update()));
        stage.accept();
        stage.nothingCalled();
        assertEquals(2, stage.last(FunctionFact.LocalListUpdated.class).tokens());
        assertEquals(LocalListStatus.IN_STEP, status());
    }

    @Test
    void shouldSendOnlyWhatChangedFromThenOn() {
        inStep();
        stage.token("card-c", null);
        stage.directory.remove("card-a");
        stage.shard.after(FunctionStage.MINUTE_MS);
        assertFalse(update().full());
        assertEquals(List.of("card-a", "card-c"), tokens(update()));
        assertNull(update().entries().getFirst().authorization());
        stage.accept();
        assertEquals(2, stage.last(FunctionFact.LocalListUpdated.class).version());
        stage.shard.after(FunctionStage.MINUTE_MS);
        stage.nothingCalled();
    }

    @Test
    void shouldSendEverythingAfterAVersionMismatch() {
        inStep();
        stage.token("card-c", null);
        stage.shard.after(FunctionStage.MINUTE_MS);
        stage.reject("VersionMismatch");
        tell(9);
        assertTrue(update().full());
        assertEquals(10, update().version());
    }

    @Test
    void shouldAskForTheVersionAfterABootAndTrustItWhereItIsOurs() {
        inStep();
        stage.boot("1.0");
        stage.shard.after(FunctionStage.QUIET_MS);
        tell(1);
        stage.nothingCalled();
        stage.boot("1.0");
        stage.shard.after(FunctionStage.QUIET_MS);
        tell(0);
        assertTrue(update().full());
    }

    @Test
    void shouldTryAFailedUpdateAgainAndGiveItUpInTheEnd() {
        tell(0);
        for (int tries = 1; tries < FunctionLimits.DEFAULT.tries(); tries++) {
            stage.reject("Failed");
            assertEquals(LocalListStatus.RETRYING, status());
            stage.nothingCalled();
            stage.shard.after(tries * FunctionStage.MINUTE_MS);
            tell(0);
        }
        stage.reject("Failed");
        assertEquals(LocalListStatus.FAILED, status());
        stage.shard.after(60 * FunctionStage.MINUTE_MS);
        stage.nothingCalled();
        stage.wish(new Wish.SyncLocalList());
        tell(0);
        stage.accept();
        assertEquals(LocalListStatus.IN_STEP, status());
    }

    @Test
    void shouldLeaveAStationWithoutLocalListsAlone() {
        tell(-1);
        assertEquals(LocalListStatus.NOT_SUPPORTED, status());
        stage.shard.after(60 * FunctionStage.MINUTE_MS);
        stage.nothingCalled();
    }

    @Test
    void shouldKeepToTheLimitsThatTheStationNames() {
        tell(0);
        stage.reject("Failed");
        stage.order(new Command.GetVariables(List.of()));
        stage.tell(
                FunctionStage.value("SendLocalListMaxLength", "1"), FunctionStage.value("LocalAuthListMaxLength", "2"));
        stage.token("card-c", null);
        stage.shard.after(FunctionStage.MINUTE_MS);
        tell(0);
        assertEquals(List.of("card-a"), tokens(update()));
        assertTrue(update().full());
        stage.accept();
        assertEquals(List.of("card-b"), tokens(update()));
        assertFalse(update().full());
        stage.accept();
        stage.nothingCalled();
        assertEquals(2, stage.last(FunctionFact.LocalListUpdated.class).tokens());
    }

    @Test
    void shouldSendTheTokensOfTheNamedGroupsOnly() {
        inStep();
        stage.token("card-f", "fleet");
        stage.wish(new Wish.LocalList(LocalListMode.GROUPS, List.of("fleet")));
        tell(1);
        assertEquals(List.of("card-a", "card-b", "card-f"), tokens(update()));
        stage.accept();
        assertEquals(1, stage.last(FunctionFact.LocalListUpdated.class).tokens());
    }

    @Test
    void shouldAskAgainWhereAnAnswerWasLost() {
        tell(0);
        update();
        stage.leaveUnanswered();
        assertEquals(LocalListStatus.RETRYING, status());
        stage.shard.after(FunctionStage.MINUTE_MS);
        tell(1);
        assertTrue(update().full());
        assertEquals(2, update().version());
    }

    @Test
    void shouldDoNothingOfItsOwnWhileTheStationIsAway() {
        stage.leaveUnanswered();
        stage.shard.say(new Input.Disconnected(FunctionStage.CS, 1, io.voltgate.domain.CloseReason.STATION_CLOSED));
        stage.shard.after(10 * FunctionStage.MINUTE_MS);
        stage.nothingCalled();
        stage.connect();
        stage.nothingCalled();
        stage.shard.after(FunctionStage.QUIET_MS);
        tell(0);
    }
}

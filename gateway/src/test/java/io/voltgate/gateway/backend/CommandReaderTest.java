package io.voltgate.gateway.backend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.voltgate.domain.Command;
import io.voltgate.domain.ConnectorId;
import io.voltgate.domain.IdToken;
import io.voltgate.domain.TransactionId;
import io.voltgate.domain.Variable;
import io.voltgate.shard.EventCodec;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CommandReaderTest {
    private static final ConnectorId PLUG = new ConnectorId(1, 2);
    private static final List<Command> ALL = List.of(
            new Command.StartSession(new IdToken("Ab1", "ISO14443"), PLUG),
            new Command.StartSession(IdToken.of("Ab1"), null),
            new Command.StopSession(TransactionId.of(7)),
            new Command.Reset(true, 1),
            new Command.ChangeAvailability(ConnectorId.STATION, false),
            new Command.SetVariables(List.of(new Command.Assignment(Variable.of("OCPPCommCtrlr", "Heartbeat"), ""))),
            new Command.GetVariables(List.of(Variable.key("HeartbeatInterval"))),
            new Command.GetVariables(List.of()),
            new Command.GetBaseReport("FullInventory"),
            new Command.ClearCache(),
            new Command.Unlock(PLUG),
            new Command.Trigger("BootNotification", null),
            new Command.GetTransactionStatus(null),
            new Command.GetTransactionStatus(TransactionId.of(7)),
            new Command.SendVendorData("vendor", "message", "{\"a\":1}"));

    @Test
    void shouldReadEveryCommandInItsOwnJsonForm() {
        for (Command command : ALL) {
            byte[] json = EventCodec.MAPPER.writeValueAsString(command).getBytes(StandardCharsets.UTF_8);
            assertEquals(command, CommandReader.read(BackendJson.read(json)));
        }
    }

    @Test
    void shouldKnowEveryKindOfCommandButTheOneThatHasAPathOfItsOwn() {
        Set<Class<?>> read = ALL.stream().map(Command::getClass).collect(Collectors.toSet());
        assertTrue(read.add(Command.ChangePassword.class));
        assertEquals(Set.of(Command.class.getPermittedSubclasses()), read);
    }

    @Test
    void shouldFillInWhatOcppHasADefaultFor() {
        byte[] json = "{\"type\":\"GetVariables\",\"variables\":[{\"name\":\"A\"}]}".getBytes(StandardCharsets.UTF_8);
        assertEquals(new Command.GetVariables(List.of(Variable.key("A"))), CommandReader.read(BackendJson.read(json)));
    }
}

package io.voltgate.gateway.backend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.voltgate.domain.Authorization;
import io.voltgate.domain.CertificateHash;
import io.voltgate.domain.ChargingProfile;
import io.voltgate.domain.Command;
import io.voltgate.domain.CommandId;
import io.voltgate.domain.ConnectorId;
import io.voltgate.domain.Event;
import io.voltgate.domain.IdToken;
import io.voltgate.domain.Order;
import io.voltgate.domain.StationId;
import io.voltgate.domain.TokenStatus;
import io.voltgate.domain.TransactionId;
import io.voltgate.domain.Variable;
import io.voltgate.shard.EventCodec;
import io.voltgate.shard.JournalEntry;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class CommandReaderTest {
    private static final ConnectorId PLUG = new ConnectorId(1, 2);
    private static final long NOON = 1_780_000_000_000L;
    private static final ChargingProfile PROFILE = new ChargingProfile(
            1,
            2,
            "TxProfile",
            "Recurring",
            "Daily",
            NOON,
            NOON + 1,
            TransactionId.of(7),
            List.of(new ChargingProfile.Schedule(
                    "W",
                    NOON,
                    3600,
                    new BigDecimal("0.10"),
                    List.of(
                            new ChargingProfile.Period(0, new BigDecimal("11000.50"), 1),
                            new ChargingProfile.Period(60, new BigDecimal("7"), null)))));
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
            new Command.SendVendorData("vendor", "message", "{\"a\":1}"),
            new Command.Raw("SetMonitoringBase", "{\"monitoringBase\":\"All\",\"x\":1.10}"),
            new Command.Reserve(-1, IdToken.of("Ab1"), "G", PLUG, NOON),
            new Command.Reserve(1, IdToken.of("Ab1"), null, null, NOON),
            new Command.CancelReservation(7),
            new Command.SetChargingProfile(ConnectorId.STATION, PROFILE),
            new Command.ClearChargingProfile(null, null, null, null),
            new Command.ClearChargingProfile(1, PLUG, "TxProfile", 3),
            new Command.GetCompositeSchedule(PLUG, 3600, "W"),
            new Command.GetCompositeSchedule(PLUG, 3600, null),
            new Command.GetChargingProfiles(null),
            new Command.SendLocalList(
                    3,
                    false,
                    List.of(
                            new Command.LocalListEntry(IdToken.of("A"), null),
                            new Command.LocalListEntry(
                                    IdToken.of("B"), new Authorization(TokenStatus.BLOCKED, NOON, "G")))),
            new Command.GetLocalListVersion(),
            new Command.UpdateFirmware(
                    "ftp://f/",
                    NOON,
                    NOON + 1,
                    new Command.Retries(3, null),
                    new Command.Signature("-----BEGIN\nEND", "AA==")),
            new Command.UpdateFirmware("ftp://f/", NOON, null, null, null),
            new Command.GetLog("SecurityLog", "http://l/", NOON, NOON + 5, new Command.Retries(0, 9)),
            new Command.GetLog("DiagnosticsLog", "http://l/", null, null, null),
            new Command.InstallCertificate("V2GRootCertificate", "-----BEGIN"),
            new Command.DeleteCertificate(new CertificateHash("SHA256", "aa", "bb", "01")),
            new Command.GetInstalledCertificates(List.of()),
            new Command.GetInstalledCertificates(List.of("V2GRootCertificate", "MORootCertificate")),
            new Command.StartSession(IdToken.of("Ab1"), null, PROFILE),
            new Command.SetDisplayMessage(
                    1, "InFront", null, NOON, null, null, List.of(new Command.DisplayText("UTF8", null, "Hi"))),
            new Command.ClearDisplayMessage(1),
            new Command.GetDisplayMessages(List.of(1, 2), null, "Idle"),
            new Command.CustomerInformation(true, false, IdToken.of("A"), null, null),
            new Command.SetNetworkProfile(1, "wss://c/", 2, "Wired0", 30),
            new Command.TellCost(new TransactionId("4711"), new BigDecimal("1.25")),
            new Command.ChangeTransactionTariff(new TransactionId("4711"), "{\"tariffId\":\"T\"}"),
            new Command.HoldForPayment(1, 120),
            new Command.SetDefaultTariff(0, "{\"tariffId\":\"T\",\"energy\":1.10}"),
            new Command.ClearTariffs(List.of("T"), null),
            new Command.GetTariffs(1),
            new Command.CertificateSigned("-----BEGIN", null, null),
            new Command.CertificateSigned("-----BEGIN", "V2GCertificate", 4));

    @Test
    void shouldReadEveryCommandInItsOwnJsonForm() {
        for (Command command : ALL) {
            byte[] json = EventCodec.MAPPER.writeValueAsString(command).getBytes(StandardCharsets.UTF_8);
            assertEquals(command, CommandReader.read(BackendJson.read(json)));
        }
    }

    @Test
    void shouldJournalEveryCommandAndReadItBack() {
        for (Command command : ALL) {
            Order order = new Order(new CommandId(new UUID(1, 2)), 3, command);
            JournalEntry entry =
                    new JournalEntry(1, 2, List.of(new Event.CommandAccepted(new StationId("CS-1"), order, "key", 99)));
            assertEquals(entry, EventCodec.decode(EventCodec.encode(entry)));
        }
    }

    @Test
    void shouldReadItsOwnExamplesWhichShowEveryFieldThereIs() {
        for (CommandForm form : CommandForms.all()) {
            form.examples().forEach(example -> CommandReader.read(CommandForm.json(example)));
            JsonNode full = CommandForm.json(form.examples().getFirst());
            Set<String> looked = Fields.looked(full, CommandForms::read).stream()
                    .filter(name -> !name.endsWith("Ms"))
                    .collect(Collectors.toUnmodifiableSet());
            assertEquals(looked, Set.copyOf(full.propertyNames()), form.type());
        }
    }

    @Test
    void shouldKeepTheDigitsOfARawPayload() {
        String body = "{\"type\":\"Raw\",\"action\":\"X\",\"payload\":{\"a\":0.1000000000000000000001,\"b\":1.10}}";
        Command.Raw raw = (Command.Raw) CommandReader.read(BackendJson.read(body.getBytes(StandardCharsets.UTF_8)));
        assertEquals("{\"a\":0.1000000000000000000001,\"b\":1.10}", raw.payload());
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

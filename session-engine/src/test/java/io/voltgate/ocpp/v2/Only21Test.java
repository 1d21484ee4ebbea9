package io.voltgate.ocpp.v2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.voltgate.domain.Command;
import io.voltgate.domain.CommandId;
import io.voltgate.domain.NoticeKind;
import io.voltgate.domain.Order;
import io.voltgate.domain.Request;
import io.voltgate.ocpp.Dialect;
import io.voltgate.ocpp.ErrorCode;
import io.voltgate.ocpp.Frame;
import io.voltgate.ocpp.FrameCodec;
import io.voltgate.ocpp.Golden;
import io.voltgate.ocpp.OcppException;
import io.voltgate.ocpp.OcppVersion;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Only21Test {
    private static Optional<Dialect.Sent> ordered(Dialect dialect, Command command) {
        return dialect.write(Golden.CALL_ID, new Order(new CommandId(new UUID(0, 1)), Golden.ORDER, command));
    }

    @Test
    void shouldKeepTheValuesOfAStream() {
        String body = Golden.json("{'data':[{'t':0,'v':'1'},{'t':1.5,'v':'2'}],'id':6,'pending':0,"
                + "'basetime':'2026-03-01T10:00:00Z'}");
        Frame frame = FrameCodec.decode(OcppVersion.V21, "[6,\"s1\",\"NotifyPeriodicEventStream\"," + body + "]");
        Frame.Send send = assertInstanceOf(Frame.Send.class, frame);
        assertEquals(
                new Request.Notice(NoticeKind.STREAM_DATA, null, 6, Said201.ten(), body),
                Dialect21.DIALECT.read(send, Golden.RECEIVED_AT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"BatterySwap", "NotifySettlement", "PullDynamicScheduleUpdate"})
    void shouldNotKnowMessagesOf21In201(String action) {
        Frame.Call call = new Frame.Call("m1", action, "{}");
        OcppException refused =
                assertThrows(OcppException.class, () -> Dialect201.DIALECT.read(call, Golden.RECEIVED_AT));
        assertEquals(ErrorCode.NOT_IMPLEMENTED, refused.code());
    }

    @Test
    void shouldHaveNoWordForTariffsIn201() {
        assertEquals(Optional.empty(), ordered(Dialect201.DIALECT, new Command.GetTariffs(1)));
        assertEquals(Optional.empty(), ordered(Dialect201.DIALECT, new Command.ClearTariffs(List.of(), null)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "7",
                "{",
                "{'tariffId':7,'currency':'EUR'}",
                "{'tariffId':'F-1','currency':'EUR','price':1}",
                "{'currency':'EUR'}",
                "{'tariffId':'F-1','currency':'EURO'}"
            })
    void shouldRefuseWhatIsNoTariff(String tariff) {
        Command command = new Command.SetDefaultTariff(0, Golden.json(tariff));
        OcppException refused = assertThrows(OcppException.class, () -> ordered(Dialect21.DIALECT, command));
        assertEquals(true, String.valueOf(refused.getMessage()).startsWith("tariff"), refused.getMessage());
    }
}

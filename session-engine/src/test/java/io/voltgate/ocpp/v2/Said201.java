package io.voltgate.ocpp.v2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.voltgate.domain.Command;
import io.voltgate.domain.CommandId;
import io.voltgate.domain.CommandResult;
import io.voltgate.domain.Order;
import io.voltgate.domain.Reply;
import io.voltgate.domain.Request;
import io.voltgate.domain.StationTime;
import io.voltgate.ocpp.Action.FromStation;
import io.voltgate.ocpp.Action.ToStation;
import io.voltgate.ocpp.Dialect;
import io.voltgate.ocpp.Dialects;
import io.voltgate.ocpp.Frame;
import io.voltgate.ocpp.FrameCodec;
import io.voltgate.ocpp.Golden;
import io.voltgate.ocpp.OcppVersion;
import java.util.UUID;

/** Frames of OCPP 2.0.1 as text, through the codec and the dialect as the gateway uses them. Stateless. */
final class Said201 {
    /** 2026-03-01T10:00:00Z. */
    static final long TEN = 1_772_359_200_000L;

    private static final Dialect DIALECT = Dialects.of(OcppVersion.V201);
    private static final CommandId ID = new CommandId(new UUID(0, 1));

    private Said201() {}

    static StationTime at(String raw, long epochMs) {
        return new StationTime(raw, epochMs);
    }

    static StationTime ten() {
        return at("2026-03-01T10:00:00Z", TEN);
    }

    /** What a station says with this action and payload. */
    static Request said(String action, String payload) {
        return read(action, payload).request();
    }

    /** The answer that a station gets, as text. */
    static String answered(String action, Reply reply) {
        FromStation<?, ?, ?> message = assertInstanceOf(FromStation.class, DIALECT.action(action));
        return FrameCodec.encode(DIALECT.answer("m1", message, reply));
    }

    /** The frame that carries the command, as text. */
    static String ordered(Command command) {
        return FrameCodec.encode(sent(command).call());
    }

    /** What the station's payload means as an answer to the command. */
    static CommandResult result(Command command, String payload) {
        Frame frame = FrameCodec.decode(OcppVersion.V201, "[3,\"" + Golden.CALL_ID + "\"," + payload + "]");
        return DIALECT.result(sent(command).action(), assertInstanceOf(Frame.CallResult.class, frame));
    }

    /** The station's side: what is read of an order, written again, says the same. */
    static void readBack(Command command) {
        ToStation<?, ?> action = sent(command).action();
        String payload = sent(command).call().payload();
        assertEquals(
                payload,
                DIALECT.payload(DIALECT.wire(new Frame.CallResult(Golden.CALL_ID, payload), action.request())));
    }

    private static Dialect.Sent sent(Command command) {
        return DIALECT.write(Golden.CALL_ID, new Order(ID, Golden.ORDER, command))
                .orElseThrow();
    }

    private static Dialect.Received read(String action, String payload) {
        Frame frame = FrameCodec.decode(OcppVersion.V201, "[2,\"m1\",\"" + action + "\"," + payload + "]");
        return DIALECT.read(assertInstanceOf(Frame.Call.class, frame), Golden.RECEIVED_AT);
    }
}

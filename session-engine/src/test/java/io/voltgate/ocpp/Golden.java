package io.voltgate.ocpp;

import io.voltgate.domain.Command;
import io.voltgate.domain.CommandResult;
import io.voltgate.domain.Reply;
import io.voltgate.domain.Request;
import io.voltgate.ocpp.v16.Golden16;
import io.voltgate.ocpp.v2.Golden201;
import io.voltgate.ocpp.v2.Golden21;
import java.time.Instant;
import java.util.List;

/**
 * The golden frames of one version: exact texts beside the words of the domain that they stand for. Values, shared by the tests
 * of frames, schemas and robustness. A version joins all of them by one more table in {@link #tables()}.
 */
public record Golden(Dialect dialect, List<Received> received, List<Sent> sent) {
    /** The time of receipt of every frame here. */
    public static final long RECEIVED_AT =
            Instant.parse("2026-06-02T03:04:05.678Z").toEpochMilli();

    /** The id of every call of ours here. */
    public static final String CALL_ID = "c-1";

    /** The number of every order here. */
    public static final int ORDER = 4711;

    static List<Golden> tables() {
        return List.of(Golden16.TABLE, Golden201.TABLE, Golden21.TABLE);
    }

    /** A station's CALL and what it asks; a reply of ours and its CALLRESULT. */
    public record Received(String frame, Request request, Reply reply, String answer) {
        @Override
        public String toString() {
            return frame;
        }
    }

    /** A command and its CALL; a station's CALLRESULT and what it says. */
    public record Sent(Command command, String frame, String answer, CommandResult result) {
        @Override
        public String toString() {
            return frame;
        }
    }

    /** JSON written with single quotes, for tables that people read. */
    public static String json(String text) {
        return text.replace('\'', '"');
    }
}

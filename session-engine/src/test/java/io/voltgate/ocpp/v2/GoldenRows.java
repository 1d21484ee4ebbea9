package io.voltgate.ocpp.v2;

import static io.voltgate.ocpp.Golden.json;

import io.voltgate.domain.Command;
import io.voltgate.domain.CommandResult;
import io.voltgate.domain.ConnectorId;
import io.voltgate.domain.NoticeKind;
import io.voltgate.domain.Reply;
import io.voltgate.domain.ReportItem;
import io.voltgate.domain.ReportKind;
import io.voltgate.domain.Request;
import io.voltgate.domain.StationTime;
import io.voltgate.ocpp.Golden;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the rows of the golden tables of OCPP 2.x are made, with single quotes for double ones. Stateless. */
final class GoldenRows {
    static final Reply ACKNOWLEDGED = new Reply.Acknowledged();

    private GoldenRows() {}

    static StationTime received() {
        return StationTime.receivedAt(Golden.RECEIVED_AT);
    }

    /** A CALL of a station, and its CALLRESULT. */
    static Golden.Received in(String action, String payload, Request request, Reply reply, String answer) {
        return new Golden.Received(
                json("[2,'m1','" + action + "'," + payload + "]"), request, reply, json("[3,'m1'," + answer + "]"));
    }

    /** A CALL that is kept as it is, with its fields in the order of the record; it is answered by its kind. */
    static Golden.Received notice(String action, String payload, Noted noted, String answer) {
        String body = json(payload);
        Request request = new Request.Notice(noted.kind, noted.place, noted.number, noted.at, body);
        return in(action, payload, request, noted.kind.reply(body), answer);
    }

    /** What is known of a notice besides its body. */
    record Noted(
            NoticeKind kind,
            @Nullable ConnectorId place,
            @Nullable Integer number,
            StationTime at) {
        static Noted of(NoticeKind kind) {
            return new Noted(kind, null, null, received());
        }

        static Noted at(NoticeKind kind, int evse) {
            return new Noted(kind, new ConnectorId(evse, 1), null, received());
        }

        static Noted numbered(NoticeKind kind, int number) {
            return new Noted(kind, null, number, received());
        }
    }

    /** A part of report 9 without a number of its own. */
    static Request part(ReportKind kind, boolean more, ReportItem... items) {
        return new Request.ReportPart(kind, 9, null, more, received(), List.of(items));
    }

    static ReportItem item(String key, String body) {
        return new ReportItem(key, json(body));
    }

    /** A command, its CALL, and a station's CALLRESULT. */
    static Golden.Sent out(Command command, String actionAndPayload, String answer, boolean accepted, String status) {
        return new Golden.Sent(
                command,
                json("[2,'" + Golden.CALL_ID + "'," + actionAndPayload + "]"),
                json("[3,'" + Golden.CALL_ID + "'," + answer + "]"),
                new CommandResult(accepted, status, json(answer)));
    }

    /** A message that is ordered raw. */
    static Golden.Sent raw(String action, String payload, String answer, boolean accepted, String status) {
        return out(new Command.Raw(action, json(payload)), "'" + action + "'," + payload, answer, accepted, status);
    }

    /** A message that is ordered raw, and answered Accepted. */
    static Golden.Sent raw(String action, String payload) {
        return raw(action, payload, "{'status':'Accepted'}", true, "Accepted");
    }

    /** A command that is answered Accepted. */
    static Golden.Sent out(Command command, String actionAndPayload) {
        return out(command, actionAndPayload, "{'status':'Accepted'}", true, "Accepted");
    }
}

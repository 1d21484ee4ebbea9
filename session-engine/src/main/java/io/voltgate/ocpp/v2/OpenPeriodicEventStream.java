package io.voltgate.ocpp.v2;

import io.voltgate.domain.NoticeKind;
import io.voltgate.domain.Reply;
import io.voltgate.domain.Request;
import io.voltgate.domain.StationTime;
import io.voltgate.ocpp.Action.FromStation;
import io.voltgate.ocpp.RawJson;
import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Wire;
import io.voltgate.ocpp.v2.type.ConstantStreamDataType;
import io.voltgate.ocpp.v2.type.Enumerations;
import io.voltgate.ocpp.v2.type.StatusInfoType;
import org.jspecify.annotations.Nullable;

/** OpenPeriodicEventStream (OCPP 2.1 Part 2, N11): a station begins a stream of a monitor's values. */
public final class OpenPeriodicEventStream {
    public static final FromStation<Req, Res, Reply.Judged> ACTION = new FromStation<>(
            "OpenPeriodicEventStream",
            Req.class,
            Res.class,
            Reply.Judged.class,
            (req, at) -> new Request.Notice(
                    NoticeKind.STREAM_OPENED,
                    null,
                    req.constantStreamData().id(),
                    StationTime.receivedAt(at),
                    RawJson.written(req).text()),
            reply -> new Res(reply.status(), null));

    private OpenPeriodicEventStream() {}

    public record Req(ConstantStreamDataType constantStreamData) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.part("constantStreamData", constantStreamData);
        }
    }

    public record Res(String status, @Nullable StatusInfoType statusInfo) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.word("status", status, Enumerations.GENERIC_STATUSES);
            rules.optionalPart("statusInfo", statusInfo);
        }
    }
}

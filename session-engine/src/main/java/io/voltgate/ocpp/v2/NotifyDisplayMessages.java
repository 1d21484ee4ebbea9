package io.voltgate.ocpp.v2;

import io.voltgate.domain.Reply;
import io.voltgate.domain.ReportItem;
import io.voltgate.domain.ReportKind;
import io.voltgate.domain.Request;
import io.voltgate.domain.StationTime;
import io.voltgate.ocpp.Action.FromStation;
import io.voltgate.ocpp.RawJson;
import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Wire;
import io.voltgate.ocpp.v2.type.MessageInfoType;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** NotifyDisplayMessages (OCPP 2.0.1 Part 2, O03): one part of the messages on a station's display. */
public final class NotifyDisplayMessages {
    public static final FromStation<Req, Res, Reply.Acknowledged> ACTION = new FromStation<>(
            "NotifyDisplayMessages",
            Req.class,
            Res.class,
            Reply.Acknowledged.class,
            NotifyDisplayMessages::request,
            reply -> new Res());

    private NotifyDisplayMessages() {}

    public record Req(
            @Nullable List<MessageInfoType> messageInfo,
            Integer requestId,
            @Nullable Boolean tbc) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.optionalParts("messageInfo", messageInfo, 1, Integer.MAX_VALUE);
            rules.required("requestId", requestId);
        }
    }

    public record Res() implements Wire.Blank {}

    private static Request request(Req req, long receivedAtMs) {
        List<ReportItem> messages = Objects.requireNonNullElse(req.messageInfo(), List.<MessageInfoType>of()).stream()
                .map(message -> new ReportItem(
                        String.valueOf(message.id()), RawJson.written(message).text()))
                .toList();
        return new Request.ReportPart(
                ReportKind.DISPLAY_MESSAGES,
                req.requestId(),
                null,
                Objects.requireNonNullElse(req.tbc(), false),
                StationTime.receivedAt(receivedAtMs),
                messages);
    }
}

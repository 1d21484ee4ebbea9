package io.voltgate.ocpp.v2;

import io.voltgate.domain.NoticeKind;
import io.voltgate.domain.Reply;
import io.voltgate.domain.Request;
import io.voltgate.domain.StationTime;
import io.voltgate.ocpp.Action.FromStation;
import io.voltgate.ocpp.RawJson;
import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Wire;
import io.voltgate.ocpp.v2.type.StatusInfoType;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** PublishFirmwareStatusNotification (OCPP 2.0.1 Part 2, L03): how far the publication of firmware has come. */
public final class PublishFirmwareStatusNotification {
    public static final FromStation<Req, Res, Reply.Acknowledged> ACTION = new FromStation<>(
            "PublishFirmwareStatusNotification",
            Req.class,
            Res.class,
            Reply.Acknowledged.class,
            (req, at) -> new Request.Notice(
                    NoticeKind.FIRMWARE_PUBLICATION,
                    null,
                    req.requestId(),
                    StationTime.receivedAt(at),
                    RawJson.written(req).text()),
            reply -> new Res());

    private static final Set<String> STATUSES = Set.of(
            "Idle",
            "DownloadScheduled",
            "Downloading",
            "Downloaded",
            "Published",
            "DownloadFailed",
            "DownloadPaused",
            "InvalidChecksum",
            "ChecksumVerified",
            "PublishFailed");

    private PublishFirmwareStatusNotification() {}

    public record Req(
            String status,
            @Nullable List<String> location,
            @Nullable Integer requestId,
            @Nullable StatusInfoType statusInfo)
            implements Wire {
        @Override
        public void check(Rules rules) {
            rules.word("status", status, STATUSES);
            rules.optionalList("location", location, 1, Integer.MAX_VALUE);
            rules.texts("location", location, rules.v21() ? 2000 : 512);
            rules.atLeastSince21("requestId", requestId, 0);
            rules.since21("statusInfo", statusInfo);
            rules.optionalPart("statusInfo", statusInfo);
        }
    }

    public record Res() implements Wire.Blank {}
}

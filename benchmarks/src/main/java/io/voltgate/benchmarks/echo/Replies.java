package io.voltgate.benchmarks.echo;

import io.voltgate.domain.Authorization;
import io.voltgate.domain.BootStatus;
import io.voltgate.domain.Reply;
import io.voltgate.domain.Request;
import io.voltgate.domain.TokenStatus;
import io.voltgate.domain.TransactionId;

/** The good reply to each request, without an engine. Stateless. It is of the kind that the engine gives. */
public final class Replies {
    private static final int INTERVAL_SECONDS = 300;
    private static final Authorization ACCEPTED = Authorization.of(TokenStatus.ACCEPTED);

    private Replies() {}

    public static Reply to(Request request) {
        return switch (request) {
            case Request.Boot _ -> new Reply.Booted(BootStatus.ACCEPTED, System.currentTimeMillis(), INTERVAL_SECONDS);
            case Request.Heartbeat _ -> new Reply.Clock(System.currentTimeMillis());
            case Request.Authorize _ -> new Reply.Authorized(ACCEPTED);
            case Request.StartTransaction _ -> new Reply.Started(TransactionId.of(1), ACCEPTED);
            case Request.StopTransaction _ -> new Reply.Stopped(ACCEPTED);
            case Request.TransactionEvent _ -> new Reply.TransactionSeen(null, ACCEPTED);
            case Request.VendorData _ -> new Reply.VendorData("Accepted", null);
            case Request.Notice _ -> new Reply.Judged("Accepted");
            case Request.ChainStatus chain -> new Reply.ChainStatus(chain.certificates(), System.currentTimeMillis());
            case Request.StatusReport _,
                    Request.MeterValues _,
                    Request.DeviceReport _,
                    Request.DeviceEvents _,
                    Request.SecurityEvent _,
                    Request.FirmwareStatus _,
                    Request.LogStatus _,
                    Request.ReportPart _,
                    Request.ReservationUpdate _ -> new Reply.Acknowledged();
        };
    }
}

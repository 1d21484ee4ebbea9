package io.voltgate.engine;

import io.voltgate.domain.IdToken;
import io.voltgate.domain.Request;
import io.voltgate.domain.StationInfo;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tokens as stations read them, and as the operator knows them. Called by the shard's thread. A token that the operator knows as it
 * came is never touched; another is one that they know only where the rules of the station's model make it one.
 */
final class Tokens {
    private static final Set<TokenRule> ALWAYS = Set.of(TokenRule.TRIM);
    private final Directory directory;

    Tokens(Directory directory) {
        this.directory = directory;
    }

    /** The request with the token that the operator knows, where there is one. */
    Request known(StationState station, Request request) {
        return switch (request) {
            case Request.Authorize authorize -> new Request.Authorize(known(station, authorize.token()));
            case Request.StartTransaction start ->
                new Request.StartTransaction(
                        start.connector(),
                        known(station, start.token()),
                        start.meterStart(),
                        start.reservationId(),
                        start.at());
            case Request.StopTransaction stop -> stopped(station, stop, stop.token());
            case Request.TransactionEvent event -> told(station, event, event.token());
            case Request.Boot _,
                    Request.Heartbeat _,
                    Request.StatusReport _,
                    Request.MeterValues _,
                    Request.DeviceReport _,
                    Request.DeviceEvents _,
                    Request.SecurityEvent _,
                    Request.FirmwareStatus _,
                    Request.LogStatus _,
                    Request.VendorData _,
                    Request.ReportPart _,
                    Request.ReservationUpdate _,
                    Request.ChainStatus _,
                    Request.Notice _ -> request;
        };
    }

    private Request stopped(StationState station, Request.StopTransaction stop, @Nullable IdToken token) {
        if (token == null) {
            return stop;
        }
        return new Request.StopTransaction(
                stop.transaction(), stop.meterStop(), known(station, token), stop.reason(), stop.samples(), stop.at());
    }

    private Request told(StationState station, Request.TransactionEvent event, @Nullable IdToken token) {
        if (token == null) {
            return event;
        }
        IdToken known = known(station, token);
        if (known.equals(token)) {
            return event;
        }
        return new Request.TransactionEvent(
                event.phase(),
                event.transaction(),
                event.seqNo(),
                event.trigger(),
                event.offline(),
                event.connector(),
                known,
                event.chargingState(),
                event.stoppedReason(),
                event.remoteStartId(),
                event.reservationId(),
                event.samples(),
                event.at(),
                event.extras());
    }

    private IdToken known(StationState station, IdToken token) {
        if (token.value().isEmpty() || directory.token(token).isPresent()) {
            return token;
        }
        IdToken trimmed = TokenRule.applied(ALWAYS, token);
        if (directory.token(trimmed).isPresent()) {
            return trimmed;
        }
        StationInfo info = station.info;
        IdToken read = info == null
                ? token
                : TokenRule.applied(
                        directory
                                .traits(info.vendor(), info.model(), info.firmware())
                                .tokenRules(),
                        token);
        return directory.token(read).isPresent() ? read : token;
    }
}

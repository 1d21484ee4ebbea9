package io.voltgate.ocpp.v201;

import io.voltgate.domain.Reply;
import io.voltgate.domain.Request;
import io.voltgate.ocpp.Action.FromStation;
import io.voltgate.ocpp.Check;
import io.voltgate.ocpp.StationClock;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** NotifyEvent (OCPP 2.0.1 Part 2, N07-N08): one part of a list of events of the station's device model. */
public final class NotifyEvent {
    public static final FromStation<Req, Res, Reply.Acknowledged> ACTION = new FromStation<>(
            "NotifyEvent", Req.class, Res.class, Reply.Acknowledged.class, Req::toRequest, reply -> new Res());

    private NotifyEvent() {}

    public record Req(String generatedAt, @Nullable Boolean tbc, Integer seqNo, List<EventDataType> eventData) {
        public Req {
            Check.required("generatedAt", generatedAt);
            Check.required("seqNo", seqNo);
            Check.list("eventData", eventData, 1);
        }

        private Request toRequest(long receivedAtMs) {
            return new Request.DeviceEvents(
                    seqNo,
                    Objects.requireNonNullElse(tbc, false),
                    StationClock.read(generatedAt, receivedAtMs),
                    eventData.stream().map(event -> event.toEvent(receivedAtMs)).toList());
        }
    }

    public record Res() {}
}

package io.voltgate.ocpp.v2;

import io.voltgate.domain.NoticeKind;
import io.voltgate.domain.Reply;
import io.voltgate.domain.Request;
import io.voltgate.ocpp.Action.FromStation;
import io.voltgate.ocpp.RawJson;
import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.StationClock;
import io.voltgate.ocpp.Wire;
import io.voltgate.ocpp.v2.type.Enumerations;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** NotifyDERAlarm (OCPP 2.1 Part 2, R05): an alarm of an energy resource, raised or ended. */
public final class NotifyDERAlarm {
    public static final FromStation<Req, Res, Reply.Acknowledged> ACTION = new FromStation<>(
            "NotifyDERAlarm",
            Req.class,
            Res.class,
            Reply.Acknowledged.class,
            (req, at) -> new Request.Notice(
                    NoticeKind.DER_ALARM,
                    null,
                    null,
                    StationClock.read(req.timestamp(), at),
                    RawJson.written(req).text()),
            reply -> new Res());

    private static final Set<String> FAULTS = Set.of(
            "CurrentImbalance",
            "LocalEmergency",
            "LowInputPower",
            "OverCurrent",
            "OverFrequency",
            "OverVoltage",
            "PhaseRotation",
            "RemoteEmergency",
            "UnderFrequency",
            "UnderVoltage",
            "VoltageImbalance");

    private NotifyDERAlarm() {}

    public record Req(
            String controlType,
            @Nullable String gridEventFault,
            @Nullable Boolean alarmEnded,
            String timestamp,
            @Nullable String extraInfo)
            implements Wire {
        @Override
        public void check(Rules rules) {
            rules.word("controlType", controlType, Enumerations.DER_CONTROL_TYPES);
            rules.optionalWord("gridEventFault", gridEventFault, FAULTS);
            rules.time("timestamp", timestamp);
            rules.optionalText("extraInfo", extraInfo, 200);
        }
    }

    public record Res() implements Wire.Blank {}
}

package io.voltgate.ocpp.v16;

import io.voltgate.domain.Reply;
import io.voltgate.domain.Request;
import io.voltgate.domain.StationInfo;
import io.voltgate.ocpp.Action.FromStation;
import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.StationClock;
import io.voltgate.ocpp.Wire;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** BootNotification (OCPP 1.6, 4.2): a station registers after it has (re)booted. */
public final class BootNotification {
    public static final FromStation<Req, Conf, Reply.Booted> ACTION = new FromStation<>(
            "BootNotification",
            Req.class,
            Conf.class,
            Reply.Booted.class,
            (req, at) -> req.toRequest(),
            BootNotification::conf);

    private static final Set<String> STATUSES = Set.of("Accepted", "Pending", "Rejected");

    private BootNotification() {}

    public record Req(
            String chargePointVendor,
            String chargePointModel,
            @Nullable String chargePointSerialNumber,
            @Nullable String chargeBoxSerialNumber,
            @Nullable String firmwareVersion,
            @Nullable String iccid,
            @Nullable String imsi,
            @Nullable String meterType,
            @Nullable String meterSerialNumber)
            implements Wire {
        @Override
        public void check(Rules rules) {
            rules.text("chargePointVendor", chargePointVendor, 20);
            rules.text("chargePointModel", chargePointModel, 20);
            rules.optionalText("chargePointSerialNumber", chargePointSerialNumber, 25);
            rules.optionalText("chargeBoxSerialNumber", chargeBoxSerialNumber, 25);
            rules.optionalText("firmwareVersion", firmwareVersion, 50);
            rules.optionalText("iccid", iccid, 20);
            rules.optionalText("imsi", imsi, 20);
            rules.optionalText("meterType", meterType, 25);
            rules.optionalText("meterSerialNumber", meterSerialNumber, 25);
        }

        private Request toRequest() {
            String serial = chargePointSerialNumber == null ? chargeBoxSerialNumber : chargePointSerialNumber;
            return new Request.Boot(
                    new StationInfo(
                            chargePointVendor,
                            chargePointModel,
                            Objects.requireNonNullElse(serial, ""),
                            Objects.requireNonNullElse(firmwareVersion, ""),
                            Objects.requireNonNullElse(iccid, ""),
                            Objects.requireNonNullElse(imsi, "")),
                    "");
        }
    }

    public record Conf(String status, String currentTime, Integer interval) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.word("status", status, STATUSES);
            rules.time("currentTime", currentTime);
            rules.required("interval", interval);
        }
    }

    private static Conf conf(Reply.Booted reply) {
        String status = switch (reply.status()) {
            case ACCEPTED -> "Accepted";
            case PENDING -> "Pending";
            case REJECTED -> "Rejected";
        };
        return new Conf(status, StationClock.write(reply.nowMs()), reply.intervalSeconds());
    }
}

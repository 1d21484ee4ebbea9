package io.voltgate.ocpp.v2;

import io.voltgate.domain.Reply;
import io.voltgate.domain.Request;
import io.voltgate.domain.StationInfo;
import io.voltgate.ocpp.Action.FromStation;
import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.StationClock;
import io.voltgate.ocpp.Wire;
import io.voltgate.ocpp.v2.type.StatusInfoType;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** BootNotification (OCPP 2.0.1 Part 2, B01-B03): a station registers after it has (re)booted. */
public final class BootNotification {
    public static final FromStation<Req, Res, Reply.Booted> ACTION = new FromStation<>(
            "BootNotification",
            Req.class,
            Res.class,
            Reply.Booted.class,
            (req, at) -> req.toRequest(),
            BootNotification::res);

    private static final Set<String> BOOT_REASONS = Set.of(
            "ApplicationReset",
            "FirmwareUpdate",
            "LocalReset",
            "PowerUp",
            "RemoteReset",
            "ScheduledReset",
            "Triggered",
            "Unknown",
            "Watchdog");
    private static final Set<String> STATUSES = Set.of("Accepted", "Pending", "Rejected");

    private BootNotification() {}

    public record Req(ChargingStationType chargingStation, String reason) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.part("chargingStation", chargingStation);
            rules.word("reason", reason, BOOT_REASONS);
        }

        private Request toRequest() {
            return new Request.Boot(chargingStation.toInfo(), reason);
        }
    }

    public record Res(
            String currentTime,
            Integer interval,
            String status,
            @Nullable StatusInfoType statusInfo) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.time("currentTime", currentTime);
            rules.required("interval", interval);
            rules.word("status", status, STATUSES);
            rules.optionalPart("statusInfo", statusInfo);
        }
    }

    /** What the station says of itself. */
    public record ChargingStationType(
            @Nullable String serialNumber,
            String model,
            @Nullable ModemType modem,
            String vendorName,
            @Nullable String firmwareVersion)
            implements Wire {
        @Override
        public void check(Rules rules) {
            rules.optionalText("serialNumber", serialNumber, 25);
            rules.text("model", model, 20);
            rules.optionalPart("modem", modem);
            rules.text("vendorName", vendorName, 50);
            rules.optionalText("firmwareVersion", firmwareVersion, 50);
        }

        private StationInfo toInfo() {
            ModemType card = Objects.requireNonNullElse(modem, ModemType.NONE);
            return new StationInfo(
                    vendorName,
                    model,
                    Objects.requireNonNullElse(serialNumber, ""),
                    Objects.requireNonNullElse(firmwareVersion, ""),
                    Objects.requireNonNullElse(card.iccid, ""),
                    Objects.requireNonNullElse(card.imsi, ""));
        }
    }

    /** The station's modem, by its SIM card. */
    public record ModemType(
            @Nullable String iccid, @Nullable String imsi) implements Wire {
        private static final ModemType NONE = new ModemType(null, null);

        @Override
        public void check(Rules rules) {
            rules.optionalText("iccid", iccid, 20);
            rules.optionalText("imsi", imsi, 20);
        }
    }

    private static Res res(Reply.Booted reply) {
        String status = switch (reply.status()) {
            case ACCEPTED -> "Accepted";
            case PENDING -> "Pending";
            case REJECTED -> "Rejected";
        };
        return new Res(StationClock.write(reply.nowMs()), reply.intervalSeconds(), status, null);
    }
}

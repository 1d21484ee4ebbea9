package io.voltgate.ocpp.v2;

import io.voltgate.domain.Command;
import io.voltgate.ocpp.Action.ToStation;
import io.voltgate.ocpp.Action.Verdict;
import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Saying;
import io.voltgate.ocpp.StationClock;
import io.voltgate.ocpp.Wire;
import io.voltgate.ocpp.v2.type.StatusInfoType;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** UpdateFirmware (OCPP 2.0.1 Part 2, L01-L02): the station is asked to fetch and install firmware. */
public final class UpdateFirmware {
    public static final ToStation<Req, Res> ACTION =
            new ToStation<>("UpdateFirmware", Req.class, Res.class, res -> Verdict.startingWithAccepted(res.status()));
    static final Saying<Command.UpdateFirmware> SAYS =
            Saying.of(Command.UpdateFirmware.class, ACTION, UpdateFirmware::req);

    private static final Set<String> STATUSES =
            Set.of("Accepted", "Rejected", "AcceptedCanceled", "InvalidCertificate", "RevokedCertificate");

    private UpdateFirmware() {}

    public record Req(
            @Nullable Integer retries, @Nullable Integer retryInterval, Integer requestId, FirmwareType firmware)
            implements Wire {
        @Override
        public void check(Rules rules) {
            rules.atLeastSince21("retries", retries, 0);
            rules.required("requestId", requestId);
            rules.part("firmware", firmware);
        }
    }

    public record Res(String status, @Nullable StatusInfoType statusInfo) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.word("status", status, STATUSES);
            rules.optionalPart("statusInfo", statusInfo);
        }
    }

    public record FirmwareType(
            String location,
            String retrieveDateTime,
            @Nullable String installDateTime,
            @Nullable String signingCertificate,
            @Nullable String signature)
            implements Wire {
        @Override
        public void check(Rules rules) {
            rules.text("location", location, rules.v21() ? 2000 : 512);
            rules.time("retrieveDateTime", retrieveDateTime);
            rules.optionalTime("installDateTime", installDateTime);
            rules.optionalText("signingCertificate", signingCertificate, 5500);
            rules.optionalText("signature", signature, 800);
        }
    }

    private static Req req(Command.UpdateFirmware command, int number) {
        Command.Retries retries = command.retries();
        Command.Signature signature = command.signature();
        Long installAt = command.installAtMs();
        return new Req(
                retries == null ? null : retries.times(),
                retries == null ? null : retries.intervalSeconds(),
                number,
                new FirmwareType(
                        command.location(),
                        StationClock.write(command.retrieveAtMs()),
                        installAt == null ? null : StationClock.write(installAt),
                        signature == null ? null : signature.certificate(),
                        signature == null ? null : signature.signature()));
    }
}

package io.voltgate.ocpp.v16;

import io.voltgate.domain.Command;
import io.voltgate.domain.Command.Retries;
import io.voltgate.domain.Command.Signature;
import io.voltgate.ocpp.Action.Said;
import io.voltgate.ocpp.Action.ToStation;
import io.voltgate.ocpp.Action.Verdict;
import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.StationClock;
import io.voltgate.ocpp.Wire;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** SignedUpdateFirmware (OCPP 1.6 security whitepaper, L01): the station is to fetch signed firmware and install it. */
public final class SignedUpdateFirmware {
    public static final ToStation<Req, Conf> ACTION =
            new ToStation<>("SignedUpdateFirmware", Req.class, Conf.class, SignedUpdateFirmware::verdict);

    private static final Set<String> WILL_ACT = Set.of("Accepted", "AcceptedCanceled");
    private static final Set<String> STATUSES =
            Set.of("Accepted", "Rejected", "AcceptedCanceled", "InvalidCertificate", "RevokedCertificate");

    private SignedUpdateFirmware() {}

    public record Req(@Nullable Integer retries, @Nullable Integer retryInterval, Integer requestId, Firmware firmware)
            implements Wire {
        @Override
        public void check(Rules rules) {
            rules.required("requestId", requestId);
            rules.part("firmware", firmware);
        }
    }

    public record Firmware(
            String location,
            String retrieveDateTime,
            @Nullable String installDateTime,
            String signingCertificate,
            String signature)
            implements Wire {
        @Override
        public void check(Rules rules) {
            rules.text("location", location, 512);
            rules.time("retrieveDateTime", retrieveDateTime);
            rules.optionalTime("installDateTime", installDateTime);
            rules.text("signingCertificate", signingCertificate, 5_500);
            rules.text("signature", signature, 800);
        }
    }

    public record Conf(String status) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.word("status", status, STATUSES);
        }
    }

    static Said<Req> says(Command.UpdateFirmware command, Signature signature, int number) {
        Retries retries = command.retries();
        return ACTION.saying(new Req(
                retries == null ? null : Integer.valueOf(retries.times()),
                retries == null ? null : retries.intervalSeconds(),
                number,
                new Firmware(
                        command.location(),
                        StationClock.write(command.retrieveAtMs()),
                        Moments.orNone(command.installAtMs()),
                        signature.certificate(),
                        signature.signature())));
    }

    private static Verdict verdict(Conf conf) {
        return new Verdict(WILL_ACT.contains(conf.status()), conf.status());
    }
}

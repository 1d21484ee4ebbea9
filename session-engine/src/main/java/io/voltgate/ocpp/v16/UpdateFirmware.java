package io.voltgate.ocpp.v16;

import io.voltgate.domain.Command;
import io.voltgate.domain.Command.Retries;
import io.voltgate.domain.Command.Signature;
import io.voltgate.ocpp.Action.ToStation;
import io.voltgate.ocpp.Action.Verdict;
import io.voltgate.ocpp.Check;
import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Saying;
import io.voltgate.ocpp.StationClock;
import io.voltgate.ocpp.Wire;
import org.jspecify.annotations.Nullable;

/** UpdateFirmware (OCPP 1.6, 5.19): the station is to fetch firmware and install it. */
public final class UpdateFirmware {
    public static final ToStation<Req, Empty> ACTION =
            new ToStation<>("UpdateFirmware", Req.class, Empty.class, conf -> Verdict.answered());
    /** Firmware with a signature has a message of its own. */
    static final Saying<Command.UpdateFirmware> SAYS = new Saying<>(Command.UpdateFirmware.class, (command, number) -> {
        Signature signature = command.signature();
        return signature == null ? ACTION.saying(req(command)) : SignedUpdateFirmware.says(command, signature, number);
    });

    private UpdateFirmware() {}

    public record Req(
            String location,
            @Nullable Integer retries,
            String retrieveDate,
            @Nullable Integer retryInterval) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.required("location", location);
            rules.optionalUri("location", location);
            rules.time("retrieveDate", retrieveDate);
        }
    }

    private static Req req(Command.UpdateFirmware command) {
        Check.that("installAtMs", command.installAtMs() == null, "is for signed firmware only in OCPP 1.6");
        Retries retries = command.retries();
        return new Req(
                command.location(),
                retries == null ? null : Integer.valueOf(retries.times()),
                StationClock.write(command.retrieveAtMs()),
                retries == null ? null : retries.intervalSeconds());
    }
}

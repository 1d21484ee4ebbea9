package io.voltgate.ocpp.v16;

import io.voltgate.domain.Command;
import io.voltgate.domain.Command.Retries;
import io.voltgate.ocpp.Action.Said;
import io.voltgate.ocpp.Action.ToStation;
import io.voltgate.ocpp.Action.Verdict;
import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Wire;
import org.jspecify.annotations.Nullable;

/** GetDiagnostics (OCPP 1.6, 5.9): the station is to upload its diagnostics. */
public final class GetDiagnostics {
    public static final ToStation<Req, Conf> ACTION =
            new ToStation<>("GetDiagnostics", Req.class, Conf.class, GetDiagnostics::verdict);

    private GetDiagnostics() {}

    public record Req(
            String location,
            @Nullable Integer retries,
            @Nullable Integer retryInterval,
            @Nullable String startTime,
            @Nullable String stopTime)
            implements Wire {
        @Override
        public void check(Rules rules) {
            rules.required("location", location);
            rules.optionalUri("location", location);
            rules.optionalTime("startTime", startTime);
            rules.optionalTime("stopTime", stopTime);
        }
    }

    /** Without a name of a file the station has no diagnostics. */
    public record Conf(@Nullable String fileName) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.optionalText("fileName", fileName, 255);
        }
    }

    static Said<Req> says(Command.GetLog command) {
        Retries retries = command.retries();
        return ACTION.saying(new Req(
                command.location(),
                retries == null ? null : Integer.valueOf(retries.times()),
                retries == null ? null : retries.intervalSeconds(),
                Moments.orNone(command.fromMs()),
                Moments.orNone(command.toMs())));
    }

    private static Verdict verdict(Conf conf) {
        return Verdict.of(conf.fileName() == null ? "Rejected" : "Accepted");
    }
}

package io.voltgate.ocpp.v16;

import io.voltgate.domain.Command;
import io.voltgate.domain.Command.Retries;
import io.voltgate.ocpp.Action.ToStation;
import io.voltgate.ocpp.Action.Verdict;
import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Saying;
import io.voltgate.ocpp.Wire;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** GetLog (OCPP 1.6 security whitepaper, N01): the station is to upload a log. */
public final class GetLog {
    public static final ToStation<Req, Conf> ACTION = new ToStation<>("GetLog", Req.class, Conf.class, GetLog::verdict);
    /** Diagnostics are asked for by the message that every station of the version knows. */
    static final Saying<Command.GetLog> SAYS = new Saying<>(
            Command.GetLog.class,
            (command, number) -> command.type().equals("DiagnosticsLog")
                    ? GetDiagnostics.says(command)
                    : ACTION.saying(req(command, number)));

    private static final Set<String> WILL_ACT = Set.of("Accepted", "AcceptedCanceled");
    private static final Set<String> STATUSES = Set.of("Accepted", "Rejected", "AcceptedCanceled");
    private static final Set<String> TYPES = Set.of("DiagnosticsLog", "SecurityLog");

    private GetLog() {}

    public record Req(
            LogParameters log,
            String logType,
            Integer requestId,
            @Nullable Integer retries,
            @Nullable Integer retryInterval)
            implements Wire {
        @Override
        public void check(Rules rules) {
            rules.part("log", log);
            rules.word("logType", logType, TYPES);
            rules.required("requestId", requestId);
        }
    }

    public record LogParameters(
            String remoteLocation,
            @Nullable String oldestTimestamp,
            @Nullable String latestTimestamp) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.text("remoteLocation", remoteLocation, 512);
            rules.optionalTime("oldestTimestamp", oldestTimestamp);
            rules.optionalTime("latestTimestamp", latestTimestamp);
        }
    }

    public record Conf(String status, @Nullable String filename) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.word("status", status, STATUSES);
            rules.optionalText("filename", filename, 255);
        }
    }

    private static Req req(Command.GetLog command, int number) {
        Retries retries = command.retries();
        return new Req(
                new LogParameters(command.location(), Moments.orNone(command.fromMs()), Moments.orNone(command.toMs())),
                command.type(),
                number,
                retries == null ? null : Integer.valueOf(retries.times()),
                retries == null ? null : retries.intervalSeconds());
    }

    private static Verdict verdict(Conf conf) {
        return new Verdict(WILL_ACT.contains(conf.status()), conf.status());
    }
}

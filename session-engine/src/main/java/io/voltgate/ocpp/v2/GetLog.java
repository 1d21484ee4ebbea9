package io.voltgate.ocpp.v2;

import io.voltgate.domain.Command;
import io.voltgate.ocpp.Action.ToStation;
import io.voltgate.ocpp.Action.Verdict;
import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Saying;
import io.voltgate.ocpp.StationClock;
import io.voltgate.ocpp.Wire;
import io.voltgate.ocpp.Words;
import io.voltgate.ocpp.v2.type.StatusInfoType;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * GetLog (OCPP 2.0.1 Part 2, N01): the station is asked to upload a log; LogStatusNotification tells how far it has
 * come.
 */
public final class GetLog {
    public static final ToStation<Req, Res> ACTION =
            new ToStation<>("GetLog", Req.class, Res.class, res -> Verdict.startingWithAccepted(res.status()));
    static final Saying<Command.GetLog> SAYS = Saying.of(Command.GetLog.class, ACTION, GetLog::req);

    private static final Set<String> LOG_TYPES = Set.of("DiagnosticsLog", "SecurityLog");
    private static final Set<String> LOG_TYPES_21 = Words.plus(LOG_TYPES, "DataCollectorLog");
    private static final Set<String> STATUSES = Set.of("Accepted", "Rejected", "AcceptedCanceled");

    private GetLog() {}

    public record Req(
            LogParametersType log,
            String logType,
            Integer requestId,
            @Nullable Integer retries,
            @Nullable Integer retryInterval)
            implements Wire {
        @Override
        public void check(Rules rules) {
            rules.part("log", log);
            rules.word("logType", logType, rules.v21() ? LOG_TYPES_21 : LOG_TYPES);
            rules.required("requestId", requestId);
            rules.atLeastSince21("retries", retries, 0);
        }
    }

    public record Res(
            String status,
            @Nullable StatusInfoType statusInfo,
            @Nullable String filename) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.word("status", status, STATUSES);
            rules.optionalPart("statusInfo", statusInfo);
            rules.optionalText("filename", filename, 255);
        }
    }

    public record LogParametersType(
            String remoteLocation,
            @Nullable String oldestTimestamp,
            @Nullable String latestTimestamp) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.text("remoteLocation", remoteLocation, rules.v21() ? 2000 : 512);
            rules.optionalTime("oldestTimestamp", oldestTimestamp);
            rules.optionalTime("latestTimestamp", latestTimestamp);
        }
    }

    private static Req req(Command.GetLog command, int number) {
        Command.Retries retries = command.retries();
        return new Req(
                new LogParametersType(command.location(), time(command.fromMs()), time(command.toMs())),
                command.type(),
                number,
                retries == null ? null : retries.times(),
                retries == null ? null : retries.intervalSeconds());
    }

    private static @Nullable String time(@Nullable Long ms) {
        return ms == null ? null : StationClock.write(ms);
    }
}

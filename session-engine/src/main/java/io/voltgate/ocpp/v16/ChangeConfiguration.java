package io.voltgate.ocpp.v16;

import io.voltgate.domain.Command;
import io.voltgate.domain.Command.Assignment;
import io.voltgate.ocpp.Action.ToStation;
import io.voltgate.ocpp.Action.Verdict;
import io.voltgate.ocpp.Check;
import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Saying;
import io.voltgate.ocpp.Wire;
import java.util.List;
import java.util.Set;

/** ChangeConfiguration (OCPP 1.6, 5.3): a key gets a value. */
public final class ChangeConfiguration {
    public static final ToStation<Req, Conf> ACTION =
            new ToStation<>("ChangeConfiguration", Req.class, Conf.class, ChangeConfiguration::verdict);
    static final Saying<Command.SetVariables> SAYS =
            Saying.of(Command.SetVariables.class, ACTION, (command, number) -> req(command.assignments()));

    private static final Set<String> WILL_ACT = Set.of("Accepted", "RebootRequired");
    private static final Set<String> STATUSES = Set.of("Accepted", "Rejected", "RebootRequired", "NotSupported");

    private ChangeConfiguration() {}

    public record Req(String key, String value) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.text("key", key, ConfigurationKey.MAX_KEY);
            rules.text("value", value, ConfigurationKey.MAX_VALUE);
        }
    }

    public record Conf(String status) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.word("status", status, STATUSES);
        }
    }

    private static Req req(List<Assignment> assignments) {
        Check.that("assignments", assignments.size() == 1, "must be exactly one in OCPP 1.6");
        Assignment only = assignments.getFirst();
        return new Req(ConfigurationKey.of(only.variable()), only.value());
    }

    private static Verdict verdict(Conf conf) {
        return new Verdict(WILL_ACT.contains(conf.status()), conf.status());
    }
}

package io.voltgate.ocpp.v16;

import io.voltgate.domain.Command;
import io.voltgate.domain.Variable;
import io.voltgate.domain.VariableAnswer;
import io.voltgate.ocpp.Action.ToStation;
import io.voltgate.ocpp.Action.Verdict;
import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Saying;
import io.voltgate.ocpp.Wire;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** GetConfiguration (OCPP 1.6, 5.8): the station is asked for the values of keys, or of all keys. */
public final class GetConfiguration {
    public static final ToStation<Req, Conf> ACTION =
            new ToStation<>("GetConfiguration", Req.class, Conf.class, Conf::verdict);
    static final Saying<Command.GetVariables> SAYS =
            Saying.of(Command.GetVariables.class, ACTION, (command, number) -> req(command.variables()));

    private GetConfiguration() {}

    public record Req(@Nullable List<String> key) implements Wire {
        @Override
        public void check(Rules rules) {
            ConfigurationKey.checkList(rules, "key", key);
        }
    }

    /** The answer has no status: whatever comes is an answer. */
    public record Conf(
            @Nullable List<KeyValue> configurationKey,
            @Nullable List<String> unknownKey) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.optionalParts("configurationKey", configurationKey, 0, Integer.MAX_VALUE);
            ConfigurationKey.checkList(rules, "unknownKey", unknownKey);
        }

        private Verdict verdict() {
            List<KeyValue> known = Objects.requireNonNullElse(configurationKey, List.of());
            return Verdict.answered().on(known.stream().map(KeyValue::answer).toList());
        }
    }

    public record KeyValue(
            String key, Boolean readonly, @Nullable String value) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.text("key", key, ConfigurationKey.MAX_KEY);
            rules.required("readonly", readonly);
            rules.optionalText("value", value, ConfigurationKey.MAX_VALUE);
        }

        private VariableAnswer answer() {
            return new VariableAnswer(
                    Variable.key(key), "Actual", "Accepted", value, readonly ? "ReadOnly" : "ReadWrite");
        }
    }

    private static Req req(List<Variable> variables) {
        return new Req(
                variables.isEmpty()
                        ? null
                        : variables.stream().map(ConfigurationKey::of).toList());
    }
}

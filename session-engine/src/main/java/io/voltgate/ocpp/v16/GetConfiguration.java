package io.voltgate.ocpp.v16;

import io.voltgate.domain.Command;
import io.voltgate.domain.Variable;
import io.voltgate.ocpp.Action.ToStation;
import io.voltgate.ocpp.Action.Verdict;
import io.voltgate.ocpp.Check;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** GetConfiguration (OCPP 1.6, 5.8): the station is asked for the values of keys, or of all keys. */
public final class GetConfiguration {
    public static final ToStation<Req, Conf, Command.GetVariables> ACTION = new ToStation<>(
            "GetConfiguration",
            Req.class,
            Conf.class,
            Command.GetVariables.class,
            (command, number) -> req(command.variables()),
            conf -> Verdict.of("Accepted"));

    private GetConfiguration() {}

    public record Req(@Nullable List<String> key) {
        public Req {
            ConfigurationKey.checkList("key", key);
        }
    }

    /** The answer has no status: whatever comes is an answer. */
    public record Conf(
            @Nullable List<KeyValue> configurationKey,
            @Nullable List<String> unknownKey) {
        public Conf {
            Check.optionalList("configurationKey", configurationKey, 0);
            ConfigurationKey.checkList("unknownKey", unknownKey);
        }
    }

    public record KeyValue(
            String key, Boolean readonly, @Nullable String value) {
        public KeyValue {
            Check.text("key", key, ConfigurationKey.MAX_KEY);
            Check.required("readonly", readonly);
            Check.optionalText("value", value, ConfigurationKey.MAX_VALUE);
        }
    }

    private static Req req(List<Variable> variables) {
        return new Req(
                variables.isEmpty()
                        ? null
                        : variables.stream().map(ConfigurationKey::of).toList());
    }
}

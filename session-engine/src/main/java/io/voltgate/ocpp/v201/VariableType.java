package io.voltgate.ocpp.v201;

import io.voltgate.domain.Variable;
import io.voltgate.ocpp.Action.Verdict;
import io.voltgate.ocpp.Check;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** VariableType: a variable of a component of the device model. A wire value. */
public record VariableType(String name, @Nullable String instance) {
    /** The attributes that a variable can have; Actual where none is named. */
    static final Set<String> ATTRIBUTES = Set.of("Actual", "Target", "MinSet", "MaxSet");

    static final String ACTUAL = "Actual";

    public VariableType {
        Check.text("name", name, 50);
        Check.optionalText("instance", instance, 50);
    }

    /** The verdict on a list of variables: the first status that isn't Accepted, else Accepted. */
    static Verdict verdict(Stream<String> statuses) {
        return Verdict.of(statuses.filter(status -> !status.equals("Accepted"))
                .findFirst()
                .orElse("Accepted"));
    }

    static VariableType of(Variable variable) {
        String instance = variable.nameInstance();
        return new VariableType(variable.name(), instance.isEmpty() ? null : instance);
    }
}

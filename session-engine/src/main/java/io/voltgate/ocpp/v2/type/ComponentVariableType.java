package io.voltgate.ocpp.v2.type;

import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Wire;
import org.jspecify.annotations.Nullable;

/** ComponentVariableType: a variable, or all variables of a component. A wire value. */
public record ComponentVariableType(
        ComponentType component, @Nullable VariableType variable) implements Wire {
    @Override
    public void check(Rules rules) {
        rules.part("component", component);
        rules.optionalPart("variable", variable);
    }
}

package io.voltgate.ocpp.v2.type;

import io.voltgate.domain.Variable;
import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Wire;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** ComponentType: a component of the device model. A wire value. */
public record ComponentType(
        @Nullable EVSEType evse, String name, @Nullable String instance) implements Wire {
    @Override
    public void check(Rules rules) {
        rules.optionalPart("evse", evse);
        rules.text("name", name, 50);
        rules.optionalText("instance", instance, 50);
    }

    public static ComponentType of(Variable variable) {
        String instance = variable.componentInstance();
        return new ComponentType(
                EVSEType.of(variable.evse()), variable.component(), instance.isEmpty() ? null : instance);
    }

    /** The variable of this component, in the domain's words. */
    public Variable variable(VariableType variable) {
        return new Variable(
                name,
                Objects.requireNonNullElse(instance, ""),
                evse == null ? 0 : evse.id(),
                variable.name(),
                Objects.requireNonNullElse(variable.instance(), ""));
    }
}

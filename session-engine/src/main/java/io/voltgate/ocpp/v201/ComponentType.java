package io.voltgate.ocpp.v201;

import io.voltgate.domain.Variable;
import io.voltgate.ocpp.Check;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** ComponentType: a component of the device model. A wire value. */
public record ComponentType(
        @Nullable EVSEType evse, String name, @Nullable String instance) {
    public ComponentType {
        Check.text("name", name, 50);
        Check.optionalText("instance", instance, 50);
    }

    static ComponentType of(Variable variable) {
        String instance = variable.componentInstance();
        return new ComponentType(
                EVSEType.of(variable.evse()), variable.component(), instance.isEmpty() ? null : instance);
    }

    /** The variable of this component, in the domain's words. */
    Variable variable(VariableType variable) {
        return new Variable(
                name,
                Objects.requireNonNullElse(instance, ""),
                evse == null ? 0 : evse.id(),
                variable.name(),
                Objects.requireNonNullElse(variable.instance(), ""));
    }
}

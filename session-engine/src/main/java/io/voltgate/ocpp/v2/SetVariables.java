package io.voltgate.ocpp.v2;

import io.voltgate.domain.Command;
import io.voltgate.domain.Variable;
import io.voltgate.domain.VariableAnswer;
import io.voltgate.ocpp.Action.ToStation;
import io.voltgate.ocpp.Action.Verdict;
import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Saying;
import io.voltgate.ocpp.Wire;
import io.voltgate.ocpp.v2.type.ComponentType;
import io.voltgate.ocpp.v2.type.Enumerations;
import io.voltgate.ocpp.v2.type.StatusInfoType;
import io.voltgate.ocpp.v2.type.VariableType;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** SetVariables (OCPP 2.0.1 Part 2, B05): the station is asked to take new values for variables. */
public final class SetVariables {
    public static final ToStation<Req, Res> ACTION =
            new ToStation<>("SetVariables", Req.class, Res.class, SetVariables::verdict);
    static final Saying<Command.SetVariables> SAYS =
            Saying.of(Command.SetVariables.class, ACTION, (command, number) -> req(command));

    private static final Set<String> STATUSES = Set.of(
            "Accepted",
            "Rejected",
            "UnknownComponent",
            "UnknownVariable",
            "NotSupportedAttributeType",
            "RebootRequired");

    private SetVariables() {}

    public record Req(List<SetVariableDataType> setVariableData) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.parts("setVariableData", setVariableData, 1, Integer.MAX_VALUE);
        }
    }

    public record Res(List<SetVariableResultType> setVariableResult) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.parts("setVariableResult", setVariableResult, 1, Integer.MAX_VALUE);
        }
    }

    /** The wanted value of a variable's attribute; Actual where none is named. */
    public record SetVariableDataType(
            @Nullable String attributeType, String attributeValue, ComponentType component, VariableType variable)
            implements Wire {
        @Override
        public void check(Rules rules) {
            rules.optionalWord("attributeType", attributeType, Enumerations.ATTRIBUTE_TYPES);
            rules.text("attributeValue", attributeValue, rules.v21() ? 2500 : 1000);
            rules.part("component", component);
            rules.part("variable", variable);
        }

        private static SetVariableDataType of(Command.Assignment assignment) {
            Variable variable = assignment.variable();
            return new SetVariableDataType(
                    null, assignment.value(), ComponentType.of(variable), VariableType.of(variable));
        }
    }

    public record SetVariableResultType(
            @Nullable String attributeType,
            String attributeStatus,
            @Nullable StatusInfoType attributeStatusInfo,
            ComponentType component,
            VariableType variable)
            implements Wire {
        @Override
        public void check(Rules rules) {
            rules.optionalWord("attributeType", attributeType, Enumerations.ATTRIBUTE_TYPES);
            rules.word("attributeStatus", attributeStatus, STATUSES);
            rules.optionalPart("attributeStatusInfo", attributeStatusInfo);
            rules.part("component", component);
            rules.part("variable", variable);
        }

        private VariableAnswer answer() {
            String attribute = Objects.requireNonNullElse(attributeType, VariableType.ACTUAL);
            return new VariableAnswer(component.variable(variable), attribute, attributeStatus, null, null);
        }
    }

    private static Req req(Command.SetVariables command) {
        return new Req(
                command.assignments().stream().map(SetVariableDataType::of).toList());
    }

    private static Verdict verdict(Res res) {
        return VariableType.verdict(res.setVariableResult().stream()
                .map(SetVariableResultType::answer)
                .toList());
    }
}

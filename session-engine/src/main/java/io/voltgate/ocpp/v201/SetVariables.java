package io.voltgate.ocpp.v201;

import io.voltgate.domain.Command;
import io.voltgate.domain.Variable;
import io.voltgate.ocpp.Action.ToStation;
import io.voltgate.ocpp.Action.Verdict;
import io.voltgate.ocpp.Check;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** SetVariables (OCPP 2.0.1 Part 2, B05): the station is asked to take new values for variables. */
public final class SetVariables {
    public static final ToStation<Req, Res, Command.SetVariables> ACTION = new ToStation<>(
            "SetVariables",
            Req.class,
            Res.class,
            Command.SetVariables.class,
            (command, number) -> req(command),
            SetVariables::verdict);

    private SetVariables() {}

    public record Req(List<SetVariableDataType> setVariableData) {
        public Req {
            Check.list("setVariableData", setVariableData, 1);
        }
    }

    /** The wanted value of a variable's attribute; Actual where none is named. */
    public record SetVariableDataType(
            @Nullable String attributeType, String attributeValue, ComponentType component, VariableType variable) {
        public SetVariableDataType {
            Check.optionalWord("attributeType", attributeType, VariableType.ATTRIBUTES);
            Check.text("attributeValue", attributeValue, 1000);
            Check.required("component", component);
            Check.required("variable", variable);
        }

        private static SetVariableDataType of(Command.Assignment assignment) {
            Variable variable = assignment.variable();
            return new SetVariableDataType(
                    null, assignment.value(), ComponentType.of(variable), VariableType.of(variable));
        }
    }

    public record Res(List<SetVariableResultType> setVariableResult) {
        public Res {
            Check.list("setVariableResult", setVariableResult, 1);
        }
    }

    /** Whether the station took one value. */
    public record SetVariableResultType(
            @Nullable String attributeType,
            String attributeStatus,
            @Nullable StatusInfoType attributeStatusInfo,
            ComponentType component,
            VariableType variable) {
        private static final Set<String> STATUSES = Set.of(
                "Accepted",
                "Rejected",
                "UnknownComponent",
                "UnknownVariable",
                "NotSupportedAttributeType",
                "RebootRequired");

        public SetVariableResultType {
            Check.optionalWord("attributeType", attributeType, VariableType.ATTRIBUTES);
            Check.word("attributeStatus", attributeStatus, STATUSES);
            Check.required("component", component);
            Check.required("variable", variable);
        }
    }

    private static Req req(Command.SetVariables command) {
        return new Req(
                command.assignments().stream().map(SetVariableDataType::of).toList());
    }

    private static Verdict verdict(Res res) {
        return VariableType.verdict(res.setVariableResult().stream()
                .map(SetVariableResultType::attributeStatus)
                .toList());
    }
}

package io.voltgate.ocpp.v201;

import io.voltgate.domain.Command;
import io.voltgate.ocpp.Action.ToStation;
import io.voltgate.ocpp.Action.Verdict;
import io.voltgate.ocpp.Check;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** GetVariables (OCPP 2.0.1 Part 2, B06): the station is asked for the values of variables. */
public final class GetVariables {
    public static final ToStation<Req, Res, Command.GetVariables> ACTION = new ToStation<>(
            "GetVariables",
            Req.class,
            Res.class,
            Command.GetVariables.class,
            (command, number) -> req(command),
            GetVariables::verdict);

    private GetVariables() {}

    public record Req(List<GetVariableDataType> getVariableData) {
        public Req {
            Check.list("getVariableData", getVariableData, 1);
        }
    }

    /** The attribute of a variable that is asked for; Actual where none is named. */
    public record GetVariableDataType(@Nullable String attributeType, ComponentType component, VariableType variable) {
        public GetVariableDataType {
            Check.optionalWord("attributeType", attributeType, VariableType.ATTRIBUTES);
            Check.required("component", component);
            Check.required("variable", variable);
        }
    }

    public record Res(List<GetVariableResultType> getVariableResult) {
        public Res {
            Check.list("getVariableResult", getVariableResult, 1);
        }
    }

    /** The value of one variable, or why there is none. */
    public record GetVariableResultType(
            @Nullable StatusInfoType attributeStatusInfo,
            String attributeStatus,
            @Nullable String attributeType,
            @Nullable String attributeValue,
            ComponentType component,
            VariableType variable) {
        private static final Set<String> STATUSES =
                Set.of("Accepted", "Rejected", "UnknownComponent", "UnknownVariable", "NotSupportedAttributeType");

        public GetVariableResultType {
            Check.word("attributeStatus", attributeStatus, STATUSES);
            Check.optionalWord("attributeType", attributeType, VariableType.ATTRIBUTES);
            Check.optionalText("attributeValue", attributeValue, 2500);
            Check.required("component", component);
            Check.required("variable", variable);
        }
    }

    private static Req req(Command.GetVariables command) {
        return new Req(command.variables().stream()
                .map(variable -> new GetVariableDataType(null, ComponentType.of(variable), VariableType.of(variable)))
                .toList());
    }

    private static Verdict verdict(Res res) {
        return VariableType.verdict(res.getVariableResult().stream()
                .map(GetVariableResultType::attributeStatus)
                .toList());
    }
}

package io.voltgate.ocpp.v2;

import io.voltgate.domain.Command;
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

/** GetVariables (OCPP 2.0.1 Part 2, B06): the station is asked for the values of variables. */
public final class GetVariables {
    public static final ToStation<Req, Res> ACTION =
            new ToStation<>("GetVariables", Req.class, Res.class, GetVariables::verdict);
    static final Saying<Command.GetVariables> SAYS =
            Saying.of(Command.GetVariables.class, ACTION, (command, number) -> req(command));

    private static final Set<String> STATUSES =
            Set.of("Accepted", "Rejected", "UnknownComponent", "UnknownVariable", "NotSupportedAttributeType");

    private GetVariables() {}

    public record Req(List<GetVariableDataType> getVariableData) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.parts("getVariableData", getVariableData, 1, Integer.MAX_VALUE);
        }
    }

    public record Res(List<GetVariableResultType> getVariableResult) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.parts("getVariableResult", getVariableResult, 1, Integer.MAX_VALUE);
        }
    }

    /** The attribute of a variable that is asked for; Actual where none is named. */
    public record GetVariableDataType(@Nullable String attributeType, ComponentType component, VariableType variable)
            implements Wire {
        @Override
        public void check(Rules rules) {
            rules.optionalWord("attributeType", attributeType, Enumerations.ATTRIBUTE_TYPES);
            rules.part("component", component);
            rules.part("variable", variable);
        }
    }

    public record GetVariableResultType(
            String attributeStatus,
            @Nullable StatusInfoType attributeStatusInfo,
            @Nullable String attributeType,
            @Nullable String attributeValue,
            ComponentType component,
            VariableType variable)
            implements Wire {
        @Override
        public void check(Rules rules) {
            rules.word("attributeStatus", attributeStatus, STATUSES);
            rules.optionalPart("attributeStatusInfo", attributeStatusInfo);
            rules.optionalWord("attributeType", attributeType, Enumerations.ATTRIBUTE_TYPES);
            rules.optionalText("attributeValue", attributeValue, 2500);
            rules.part("component", component);
            rules.part("variable", variable);
        }

        private VariableAnswer answer() {
            String attribute = Objects.requireNonNullElse(attributeType, VariableType.ACTUAL);
            return new VariableAnswer(component.variable(variable), attribute, attributeStatus, attributeValue, null);
        }
    }

    private static Req req(Command.GetVariables command) {
        return new Req(command.variables().stream()
                .map(variable -> new GetVariableDataType(null, ComponentType.of(variable), VariableType.of(variable)))
                .toList());
    }

    private static Verdict verdict(Res res) {
        return VariableType.verdict(res.getVariableResult().stream()
                .map(GetVariableResultType::answer)
                .toList());
    }
}

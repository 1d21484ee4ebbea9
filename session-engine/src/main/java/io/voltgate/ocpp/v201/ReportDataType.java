package io.voltgate.ocpp.v201;

import io.voltgate.domain.Variable;
import io.voltgate.domain.VariableReport;
import io.voltgate.ocpp.Check;
import io.voltgate.ocpp.RawJson;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** ReportDataType: a variable with its attributes. A wire value. */
public record ReportDataType(
        ComponentType component,
        VariableType variable,
        List<VariableAttributeType> variableAttribute,
        @Nullable VariableCharacteristicsType variableCharacteristics) {
    public ReportDataType {
        Check.required("component", component);
        Check.required("variable", variable);
        Check.list("variableAttribute", variableAttribute, 1);
        Check.atMost("variableAttribute", variableAttribute, 4);
    }

    /** One report per attribute. */
    Stream<VariableReport> reports() {
        Variable name = component.variable(variable);
        String characteristics = variableCharacteristics == null
                ? ""
                : RawJson.written(variableCharacteristics).text();
        return variableAttribute.stream().map(attribute -> attribute.report(name, characteristics));
    }

    /** One attribute of a variable; what it leaves out is Actual and ReadWrite. */
    public record VariableAttributeType(
            @Nullable String type,
            @Nullable String value,
            @Nullable String mutability,
            @Nullable Boolean persistent,
            @Nullable Boolean constant) {
        private static final Set<String> MUTABILITIES = Set.of("ReadOnly", "WriteOnly", "ReadWrite");

        public VariableAttributeType {
            Check.optionalWord("type", type, VariableType.ATTRIBUTES);
            Check.optionalText("value", value, 2500);
            Check.optionalWord("mutability", mutability, MUTABILITIES);
        }

        private VariableReport report(Variable variable, String characteristics) {
            return new VariableReport(
                    variable,
                    Objects.requireNonNullElse(type, VariableType.ACTUAL),
                    Objects.requireNonNullElse(value, ""),
                    Objects.requireNonNullElse(mutability, "ReadWrite"),
                    characteristics);
        }
    }

    /** What values a variable can have. */
    public record VariableCharacteristicsType(
            @Nullable String unit,
            String dataType,
            @Nullable BigDecimal minLimit,
            @Nullable BigDecimal maxLimit,
            @Nullable String valuesList,
            Boolean supportsMonitoring) {
        private static final Set<String> DATA_TYPES = Set.of(
                "string", "decimal", "integer", "dateTime", "boolean", "OptionList", "SequenceList", "MemberList");

        public VariableCharacteristicsType {
            Check.optionalText("unit", unit, 16);
            Check.word("dataType", dataType, DATA_TYPES);
            Check.optionalDecimal("minLimit", minLimit);
            Check.optionalDecimal("maxLimit", maxLimit);
            Check.optionalText("valuesList", valuesList, 1000);
            Check.required("supportsMonitoring", supportsMonitoring);
        }
    }
}

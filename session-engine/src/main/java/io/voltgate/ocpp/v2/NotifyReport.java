package io.voltgate.ocpp.v2;

import io.voltgate.domain.Reply;
import io.voltgate.domain.Request;
import io.voltgate.domain.Variable;
import io.voltgate.domain.VariableReport;
import io.voltgate.ocpp.Action.FromStation;
import io.voltgate.ocpp.RawJson;
import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.StationClock;
import io.voltgate.ocpp.Wire;
import io.voltgate.ocpp.v2.type.ComponentType;
import io.voltgate.ocpp.v2.type.Enumerations;
import io.voltgate.ocpp.v2.type.VariableType;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** NotifyReport (OCPP 2.0.1 Part 2, B07-B08): one part of a report on the station's variables. */
public final class NotifyReport {
    public static final FromStation<Req, Res, Reply.Acknowledged> ACTION = new FromStation<>(
            "NotifyReport", Req.class, Res.class, Reply.Acknowledged.class, Req::toRequest, reply -> new Res());

    private static final Set<String> MUTABILITIES = Set.of("ReadOnly", "WriteOnly", "ReadWrite");
    private static final Set<String> DATA_TYPES =
            Set.of("string", "decimal", "integer", "dateTime", "boolean", "OptionList", "SequenceList", "MemberList");

    private NotifyReport() {}

    public record Req(
            Integer requestId,
            String generatedAt,
            @Nullable List<ReportDataType> reportData,
            @Nullable Boolean tbc,
            Integer seqNo)
            implements Wire {
        @Override
        public void check(Rules rules) {
            rules.required("requestId", requestId);
            rules.time("generatedAt", generatedAt);
            rules.optionalParts("reportData", reportData, 1, Integer.MAX_VALUE);
            rules.required("seqNo", seqNo);
            rules.atLeastSince21("seqNo", seqNo, 0);
        }

        private Request toRequest(long receivedAtMs) {
            List<VariableReport> variables = reportData == null
                    ? List.of()
                    : reportData.stream().flatMap(ReportDataType::reports).toList();
            return new Request.DeviceReport(
                    requestId,
                    seqNo,
                    Objects.requireNonNullElse(tbc, false),
                    StationClock.read(generatedAt, receivedAtMs),
                    variables);
        }
    }

    public record Res() implements Wire.Blank {}

    /** ReportDataType: a variable with its attributes. A wire value. */
    public record ReportDataType(
            ComponentType component,
            VariableType variable,
            List<VariableAttributeType> variableAttribute,
            @Nullable VariableCharacteristicsType variableCharacteristics)
            implements Wire {
        @Override
        public void check(Rules rules) {
            rules.part("component", component);
            rules.part("variable", variable);
            rules.parts("variableAttribute", variableAttribute, 1, 4);
            rules.optionalPart("variableCharacteristics", variableCharacteristics);
        }

        /** One report per attribute. */
        Stream<VariableReport> reports() {
            Variable name = component.variable(variable);
            String characteristics = variableCharacteristics == null
                    ? ""
                    : RawJson.written(variableCharacteristics).text();
            return variableAttribute.stream().map(attribute -> attribute.report(name, characteristics));
        }
    }

    public record VariableAttributeType(
            @Nullable String type,
            @Nullable String value,
            @Nullable String mutability,
            @Nullable Boolean persistent,
            @Nullable Boolean constant)
            implements Wire {
        @Override
        public void check(Rules rules) {
            rules.optionalWord("type", type, Enumerations.ATTRIBUTE_TYPES);
            rules.optionalText("value", value, 2500);
            rules.optionalWord("mutability", mutability, MUTABILITIES);
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

    public record VariableCharacteristicsType(
            @Nullable String unit,
            String dataType,
            @Nullable BigDecimal minLimit,
            @Nullable BigDecimal maxLimit,
            @Nullable Integer maxElements,
            @Nullable String valuesList,
            Boolean supportsMonitoring)
            implements Wire {
        @Override
        public void check(Rules rules) {
            rules.optionalText("unit", unit, 16);
            rules.word("dataType", dataType, DATA_TYPES);
            rules.optionalDecimal("minLimit", minLimit);
            rules.optionalDecimal("maxLimit", maxLimit);
            rules.since21("maxElements", maxElements);
            rules.optionalAtLeast("maxElements", maxElements, 1);
            rules.optionalText("valuesList", valuesList, 1000);
            rules.required("supportsMonitoring", supportsMonitoring);
        }
    }
}

package io.voltgate.engine;

import io.voltgate.domain.Command;
import io.voltgate.domain.Event;
import io.voltgate.domain.Order;
import io.voltgate.domain.ReportKind;
import io.voltgate.domain.Variable;
import io.voltgate.domain.VariableAnswer;
import io.voltgate.domain.VariableReport;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What stations' answers say beyond yes and no: values of variables, values taken, reports to come. Called by the shard's thread. The
 * order is one that was sent; a late answer says as much as one in time.
 */
final class Answers {
    private static final String ACCEPTED = "Accepted";
    private static final Set<String> TAKEN = Set.of(ACCEPTED, "RebootRequired");
    private final MultiPartReports reports;

    Answers(MultiPartReports reports) {
        this.reports = reports;
    }

    void take(StationState station, Input.Answered input, Turn turn) {
        station.sent.stream()
                .filter(sent -> sent.callId().equals(input.callId()) && sent.awaitsAnswer())
                .findFirst()
                .ifPresent(sent -> take(station, sent.order, input, turn));
    }

    private void take(StationState station, Order order, Input.Answered input, Turn turn) {
        if (order.command() instanceof Command.SetVariables set) {
            List<Event.SetValue> taken = set.assignments().stream()
                    .flatMap(assignment -> taken(assignment, input).stream())
                    .toList();
            if (!taken.isEmpty()) {
                turn.emit(new Event.VariablesSet(station.id, order.id(), taken));
            }
            return;
        }
        List<VariableReport> read = input.result().variables().stream()
                .flatMap(answer -> read(answer).stream())
                .toList();
        if (!read.isEmpty()) {
            turn.emit(new Event.VariablesRead(station.id, order.id(), read));
        }
        ReportKind kind = reportOf(order.command());
        if (kind != null && input.result().accepted()) {
            reports.expect(station, new Event.ReportExpected(station.id, kind, order.number(), order.id()), turn);
        }
    }

    /** The report that a command asks for; what is ordered raw has a number that only its payload knows. */
    private static @Nullable ReportKind reportOf(Command command) {
        if (command instanceof Command.GetBaseReport) {
            return ReportKind.DEVICE_MODEL;
        }
        return command instanceof Command.GetChargingProfiles ? ReportKind.CHARGING_PROFILES : null;
    }

    private static Optional<VariableReport> read(VariableAnswer answer) {
        if (!answer.status().equals(ACCEPTED) || (answer.value() == null && answer.mutability() == null)) {
            return Optional.empty();
        }
        String value = answer.value() == null ? "" : answer.value();
        return Optional.of(new VariableReport(
                        answer.variable(),
                        answer.attribute(),
                        value,
                        answer.mutability() == null ? "" : answer.mutability(),
                        "")
                .withoutSecret());
    }

    /** The answer to an assignment is the one on its variable, or, as in OCPP 1.6, the only one. */
    private static Optional<Event.SetValue> taken(Command.Assignment assignment, Input.Answered input) {
        Variable variable = assignment.variable();
        Optional<VariableAnswer> own = input.result().variables().stream()
                .filter(answer -> answer.variable().equals(variable))
                .findFirst();
        String status = own.map(VariableAnswer::status)
                .orElse(input.result().variables().isEmpty() ? input.result().status() : "");
        String attribute = own.map(VariableAnswer::attribute).orElse("Actual");
        String value = variable.isSecret() ? "" : assignment.value();
        return TAKEN.contains(status)
                ? Optional.of(new Event.SetValue(variable, attribute, value, status))
                : Optional.empty();
    }
}

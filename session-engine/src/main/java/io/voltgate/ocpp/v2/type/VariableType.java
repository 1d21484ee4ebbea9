package io.voltgate.ocpp.v2.type;

import io.voltgate.domain.Variable;
import io.voltgate.domain.VariableAnswer;
import io.voltgate.ocpp.Action.Verdict;
import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Wire;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** VariableType: a variable of a component of the device model. A wire value. */
public record VariableType(String name, @Nullable String instance) implements Wire {
    public static final String ACTUAL = "Actual";
    private static final String ACCEPTED = "Accepted";
    private static final String REBOOT_REQUIRED = "RebootRequired";

    @Override
    public void check(Rules rules) {
        rules.text("name", name, 50);
        rules.optionalText("instance", instance, 50);
    }

    /** The verdict on a list of variables: the first refusal, else whether a reboot is wanted first, else Accepted. */
    public static Verdict verdict(List<VariableAnswer> answers) {
        List<String> statuses = answers.stream().map(VariableAnswer::status).toList();
        return statuses.stream()
                .filter(status -> !status.equals(ACCEPTED) && !status.equals(REBOOT_REQUIRED))
                .findFirst()
                .map(refusal -> new Verdict(false, refusal, answers))
                .orElseGet(() ->
                        new Verdict(true, statuses.contains(REBOOT_REQUIRED) ? REBOOT_REQUIRED : ACCEPTED, answers));
    }

    public static VariableType of(Variable variable) {
        String instance = variable.nameInstance();
        return new VariableType(variable.name(), instance.isEmpty() ? null : instance);
    }
}

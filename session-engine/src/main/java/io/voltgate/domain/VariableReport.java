package io.voltgate.domain;

/**
 * One attribute of a variable as the station reports it (OCPP 2.0.1 Part 2, NotifyReport). A value. The characteristics are
 * kept as the JSON text sent, empty where absent.
 *
 * @param attribute Actual, Target, MinSet or MaxSet
 * @param mutability ReadOnly, WriteOnly or ReadWrite
 */
public record VariableReport(
        Variable variable, String attribute, String value, String mutability, String characteristics) {
    /** The same without its value, where that is a password. */
    public VariableReport withoutSecret() {
        return variable.isSecret() ? new VariableReport(variable, attribute, "", mutability, characteristics) : this;
    }
}

package io.voltgate.domain;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * A variable of a station: a component's variable in OCPP 2.x, a configuration key in OCPP 1.6, where the component is empty.
 * A value. The instance parts of OCPP 2.x are empty where absent.
 */
public record Variable(String component, String componentInstance, int evse, String name, String nameInstance) {
    public static Variable key(String name) {
        return new Variable("", "", 0, name, "");
    }

    public static Variable of(String component, String name) {
        return new Variable(component, "", 0, name, "");
    }

    /** Whether its value is a password, which is neither journaled nor shown. */
    @JsonIgnore
    public boolean isSecret() {
        return name.equalsIgnoreCase("AuthorizationKey") || name.equalsIgnoreCase("BasicAuthPassword");
    }
}

package io.voltgate.ocpp.v16;

import io.voltgate.domain.Variable;
import io.voltgate.ocpp.Check;
import io.voltgate.ocpp.Rules;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The keys of OCPP 1.6 (9), which stand for variables. Stateless. A variable of a component has no key. */
final class ConfigurationKey {
    static final int MAX_KEY = 50;
    static final int MAX_VALUE = 500;

    private ConfigurationKey() {}

    static String of(Variable variable) {
        Check.that("key", variable.equals(Variable.key(variable.name())), "has no component in OCPP 1.6");
        return variable.name();
    }

    /** A list of keys; its elements are named in what is wrong with it. */
    static void checkList(Rules rules, String field, @Nullable List<String> keys) {
        rules.optionalList(field, keys, 0, Integer.MAX_VALUE);
        rules.texts(field, keys, MAX_KEY);
    }
}

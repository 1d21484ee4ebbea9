package io.voltgate.persistence.store;

import java.util.Locale;

/** The names of constants as the tables and the API write them: DER_ALARM is DerAlarm. Stateless. */
final class Words {
    private Words() {}

    static String of(Enum<?> constant) {
        StringBuilder word = new StringBuilder();
        for (String part : constant.name().split("_", -1)) {
            word.append(part.charAt(0)).append(part.substring(1).toLowerCase(Locale.ROOT));
        }
        return word.toString();
    }
}

package io.voltgate.simulator.station.device;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/**
 * One thing that can be read of a station, and perhaps set (OCPP 2.x Part 2, 3 and appendix). A value, shared by all stations alike.
 *
 * @param key of OCPP 1.6, empty where that has none
 * @param component of 2.x, empty where that has none
 * @param scope whose it is
 * @param instance of the variable, empty where it has none
 * @param initial until something else is set; with @ the name of what the station is doing now
 * @param limits least..most, or the words that it may be or be made of
 */
public record Variable(
        String key,
        String component,
        Scope scope,
        String variable,
        String instance,
        Access access,
        Type type,
        String initial,
        String limits,
        String unit,
        String flags) {
    /** Whose a variable is. */
    public enum Scope {
        STATION,
        EVSE,
        CONNECTOR
    }

    /** How a value may be used. */
    public enum Access {
        READ_ONLY,
        READ_WRITE,
        WRITE_ONLY
    }

    /** What a value is made of. */
    public enum Type {
        BOOLEAN("boolean"),
        INTEGER("integer"),
        DECIMAL("decimal"),
        STRING("string"),
        OPTION("OptionList"),
        LIST("MemberList"),
        DATE_TIME("dateTime");

        private final String word;

        Type(String word) {
            this.word = word;
        }

        /** As OCPP 2.x says it (DataEnumType). */
        public String word() {
            return word;
        }
    }

    private static final int LONGEST = 2500;
    private static final int LONGEST_IN_16 = 500;

    /** The name that the station's own parts use: the key, or Component.Variable where there is none. */
    public String name() {
        if (!key.isEmpty()) {
            return key;
        }
        return component + "." + variable + (instance.isEmpty() ? "" : "[" + instance + "]");
    }

    public boolean isIn16() {
        return !key.isEmpty() && !flags.contains("2");
    }

    public boolean isIn2() {
        return !component.isEmpty() && !flags.contains("6");
    }

    public boolean isLive() {
        return initial.startsWith("@");
    }

    public boolean needsReboot() {
        return flags.contains("r");
    }

    public boolean isInSummary() {
        return flags.contains("s");
    }

    public boolean isMonitorable() {
        return flags.contains("m");
    }

    /** The least number, empty where there is none. */
    public String least() {
        return isRange() ? limits.substring(0, limits.indexOf("..")) : "";
    }

    /** The greatest number, empty where there is none. */
    public String most() {
        return isRange() ? limits.substring(limits.indexOf("..") + 2) : "";
    }

    /** The words that it may be, or be made of; empty where all are right. */
    public List<String> words() {
        return isRange() || limits.isEmpty() ? List.of() : List.of(limits.split(",", -1));
    }

    private boolean isRange() {
        return limits.contains("..");
    }

    /** Whether it may have this value. */
    boolean takes(String value) {
        if (value.length() > (component.isEmpty() ? LONGEST_IN_16 : LONGEST)) {
            return false;
        }
        return switch (type) {
            case BOOLEAN ->
                value.toLowerCase(Locale.ROOT).equals("true")
                        || value.toLowerCase(Locale.ROOT).equals("false");
            case INTEGER -> value.matches("-?\\d{1,9}") && isWithin(value);
            case DECIMAL -> value.matches("-?\\d{1,9}(\\.\\d{1,9})?") && isWithin(value);
            case OPTION -> words().contains(value);
            case LIST -> value.isEmpty() || words().containsAll(List.of(value.split(",", -1)));
            case DATE_TIME, STRING -> true;
        };
    }

    private boolean isWithin(String value) {
        BigDecimal number = new BigDecimal(value);
        return !isRange()
                || (number.compareTo(new BigDecimal(least())) >= 0 && number.compareTo(new BigDecimal(most())) <= 0);
    }
}

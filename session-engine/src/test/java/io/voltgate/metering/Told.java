package io.voltgate.metering;

import io.voltgate.domain.Energy;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Readings written as text for tests: register, label, minute and watt-hours, such as {@code start0=1000 5=1200.5 L1:10=400 stop60=7000}.
 * Stateless. A register that isn't named is the outlet's.
 */
final class Told {
    private static final long T0 = 1_700_000_000_000L;
    private static final Pattern WORD =
            Pattern.compile("(?:(\\w+):)?(start|begin|end|stop)?(-?[\\d.]+)=(-?[\\d.]+)(k?)");

    private static final Pattern NO_SPACE = Pattern.compile("\\S+");

    private Told() {}

    static long minute(String minute) {
        return T0 + new BigDecimal(minute).multiply(BigDecimal.valueOf(60_000)).longValueExact();
    }

    static List<Reading> readings(String text) {
        List<Reading> readings = new ArrayList<>();
        Matcher words = NO_SPACE.matcher(text);
        while (words.find()) {
            readings.add(reading(words.group()));
        }
        return readings;
    }

    private static Reading reading(String word) {
        Matcher parts = WORD.matcher(word);
        if (!parts.matches()) {
            throw new IllegalArgumentException(word);
        }
        Energy value = Energy.ofWh(
                new BigDecimal(parts.group(4)).scaleByPowerOfTen(parts.group(5).isEmpty() ? 0 : 3));
        return Reading.told(register(parts.group(1)), label(parts.group(2)), minute(parts.group(3)), value);
    }

    private static Register register(String name) {
        return switch (name) {
            case null -> Register.IMPORT_OUTLET;
            case "L1" -> Register.IMPORT_L1;
            case "L2" -> Register.IMPORT_L2;
            case "L3" -> Register.IMPORT_L3;
            case "inlet" -> Register.IMPORT_INLET;
            case "amount" -> Register.IMPORT_INTERVAL;
            case "signed" -> Register.IMPORT_SIGNED;
            case "export" -> Register.EXPORT_OUTLET;
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static Label label(String name) {
        return switch (name) {
            case null -> Label.NONE;
            case "start" -> Label.START;
            case "begin" -> Label.BEGIN;
            case "end" -> Label.END;
            case "stop" -> Label.STOP;
            default -> throw new IllegalArgumentException(name);
        };
    }
}

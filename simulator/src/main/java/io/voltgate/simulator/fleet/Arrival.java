package io.voltgate.simulator.fleet;

import io.voltgate.simulator.station.DriverHabits;
import io.voltgate.simulator.station.Pauses;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * How the stations of a fleet come on line, and how drivers come to them. An immutable value.
 *
 * @param rampMicros between the first dials of two stations; 0 lets all dial at once, -1 leaves it to the fleet's size
 */
public record Arrival(long rampMicros, Drivers drivers) {
    private static final String WRONG =
            "--arrival is storm or ramp:MS, and poisson:RATE, commuter, commuter:PER_DAY or idle, joined by commas,"
                    + " not ";
    private static final long FITTING = -1;
    private static final long GENTLE_MICROS = 5_000;
    private static final long BRISK_MICROS = 1_000;
    private static final int COMMUTERS = 2;

    /** Five milliseconds apart, one from some hundred stations on, and drivers as their habits are. */
    public static final Arrival STANDARD = new Arrival(FITTING, new Drivers.Habitual());

    /** How drivers come. Values. */
    public sealed interface Drivers {
        /** After the pauses of their habits. */
        record Habitual() implements Drivers {}

        /** To all stations together so many in a thousand real seconds. */
        record Poisson(long perThousandSeconds) implements Drivers {}

        /** To each connector so many a simulated day, most in the morning and the evening. */
        record Commuter(int perDay) implements Drivers {}

        /** Nobody comes. */
        record Idle() implements Drivers {}
    }

    /** Reads "storm,poisson:50" and the like. */
    public static Arrival parse(String text) {
        Arrival arrival = STANDARD;
        for (String part : text.split(",", -1)) {
            String[] sides = part.strip().split(":", 2);
            Optional<BigDecimal> number = sides.length == 1 ? Optional.empty() : Optional.of(number(sides[1], text));
            arrival = switch (sides[0] + (number.isPresent() ? ":" : "")) {
                case "storm" -> new Arrival(0, arrival.drivers);
                case "ramp:" -> new Arrival(thousands(number, text), arrival.drivers);
                case "poisson:" -> new Arrival(arrival.rampMicros, new Drivers.Poisson(thousands(number, text)));
                case "commuter" -> new Arrival(arrival.rampMicros, new Drivers.Commuter(COMMUTERS));
                case "commuter:" ->
                    new Arrival(
                            arrival.rampMicros,
                            new Drivers.Commuter(number.orElseThrow().intValue()));
                case "idle" -> new Arrival(arrival.rampMicros, new Drivers.Idle());
                default -> throw new IllegalArgumentException(WRONG + text);
            };
        }
        return arrival;
    }

    private static BigDecimal number(String digits, String text) {
        if (!digits.matches("\\d{1,6}(\\.\\d{1,3})?") || new BigDecimal(digits).signum() == 0) {
            throw new IllegalArgumentException(WRONG + text);
        }
        return new BigDecimal(digits);
    }

    private static long thousands(Optional<BigDecimal> number, String text) {
        return number.orElseThrow(() -> new IllegalArgumentException(WRONG + text))
                .movePointRight(3)
                .longValueExact();
    }

    /** When the station of this index dials first, after the fleet's start. */
    long dialsAfterMs(int index, int stations) {
        long gap = rampMicros >= 0 ? rampMicros : stations < FleetPlan.LIGHT_FROM ? GENTLE_MICROS : BRISK_MICROS;
        return index * gap / 1000;
    }

    /** The habits of drivers who come like this to so many connectors, of a fleet that starts now. */
    DriverHabits habits(DriverHabits plain, long connectors, long startMs) {
        return switch (drivers) {
            case Drivers.Habitual() -> plain;
            case Drivers.Poisson(long perThousandSeconds) ->
                plain.withPauses(
                        new Pauses.Poisson(Math.max(1, 1_000_000 * connectors * plain.speed() / perThousandSeconds)));
            case Drivers.Commuter(int perDay) -> plain.withPauses(new Pauses.Commuter(perDay, startMs));
            case Drivers.Idle() -> plain.withPauses(new Pauses.Nobody());
        };
    }
}

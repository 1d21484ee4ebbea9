package io.voltgate.simulator.station;

import io.voltgate.ocpp.OcppVersion;
import io.voltgate.simulator.station.power.Outlet;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What the meters here can tell, each with its unit, in which it is told with so many decimals. Values. Whatever a meter tells follows
 * from its reading, so that a repeated one is the same.
 */
enum Measurand {
    CURRENT_IMPORT("Current.Import", "A", 2),
    CURRENT_OFFERED("Current.Offered", "A", 1),
    RETURNED("Energy.Active.Export.Register", "Wh", 0),
    REGISTER("Energy.Active.Import.Register", "Wh", 0),
    FREQUENCY("Frequency", "Hz", 2),
    POWER_EXPORT("Power.Active.Export", "W", 0),
    POWER_IMPORT("Power.Active.Import", "W", 0),
    POWER_FACTOR("Power.Factor", "", 0),
    POWER_OFFERED("Power.Offered", "W", 0),
    SOC("SoC", "Percent", 0),
    VOLTAGE("Voltage", "V", 1),
    /** A measurand of OCPP 1.6 that 2.x hasn't. */
    TEMPERATURE("Temperature", "Celsius", 0);

    private static final int MOST_LISTS = 1_000;
    private static final Map<String, Measurand> BY_WORD =
            Arrays.stream(values()).collect(Collectors.toMap(Measurand::word, Function.identity()));
    /** Lists as they are configured, read once for all stations. */
    private static final Map<String, List<Measurand>> LISTS = new ConcurrentHashMap<>();

    private final String word;
    private final String unit;
    private final int decimals;

    Measurand(String word, String unit, int decimals) {
        this.word = word;
        this.unit = unit;
        this.decimals = decimals;
    }

    String word() {
        return word;
    }

    /** Empty where it has none. */
    String unit() {
        return unit;
    }

    int decimals() {
        return decimals;
    }

    /** What can be told in a version, with commas. */
    static String known(OcppVersion version) {
        return Arrays.stream(values())
                .filter(each -> each != TEMPERATURE || version == OcppVersion.V16)
                .map(Measurand::word)
                .collect(Collectors.joining(","));
    }

    /** Those of a list with commas. */
    static List<Measurand> list(String words) {
        List<Measurand> known = LISTS.get(words);
        if (known != null) {
            return known;
        }
        List<Measurand> read = words.isEmpty()
                ? List.of()
                : Arrays.stream(words.split(",", -1)).map(Measurand::of).toList();
        if (LISTS.size() < MOST_LISTS) {
            LISTS.put(words, read);
        }
        return read;
    }

    private static Measurand of(String word) {
        Measurand found = BY_WORD.get(word);
        if (found == null) {
            throw new IllegalStateException("no meter here reads " + word);
        }
        return found;
    }

    /** Whether it is measured at the outlet, of alternating current on each phase. */
    boolean isAtOutlet() {
        return this == CURRENT_IMPORT || this == VOLTAGE;
    }

    boolean isOfVehicle() {
        return this == SOC || this == TEMPERATURE;
    }

    /** Its value in the last of its decimals; the phase is 1 to 3, or 0 for direct current and what has no phases. */
    long value(Reading reading, int phase) {
        return switch (this) {
            case CURRENT_IMPORT -> centiAmps(reading, volts(reading, phase));
            case CURRENT_OFFERED ->
                reading.offeredW() * 10 / ((long) nominalVolts(reading) * Math.max(1, reading.phases()));
            case RETURNED -> reading.returnedWh();
            case REGISTER -> reading.registerWh();
            case FREQUENCY -> 4998 + wander(reading, 5, 3);
            case POWER_EXPORT -> Math.max(0, -reading.powerW());
            case POWER_IMPORT -> Math.max(0, reading.powerW());
            case POWER_FACTOR -> 1;
            case POWER_OFFERED -> reading.offeredW();
            case SOC -> reading.socPercent();
            case VOLTAGE -> volts(reading, phase);
            case TEMPERATURE -> reading.degrees();
        };
    }

    private static long centiAmps(Reading reading, long deciVolts) {
        long phases = Math.max(1, reading.phases());
        return Math.max(0, reading.powerW()) * 1000 / (deciVolts * phases);
    }

    /** Tenths of a volt: a grid that wanders a little, or a battery that rises with its charge. */
    private static long volts(Reading reading, int phase) {
        return reading.phases() == 0
                ? 3_500L + reading.socPercent() * 8L
                : Outlet.AC_VOLTS * 10L - 20 + wander(reading, 41, phase);
    }

    private static int nominalVolts(Reading reading) {
        return reading.phases() == 0 ? Outlet.DC_VOLTS : Outlet.AC_VOLTS;
    }

    /** A number below the width that changes from minute to minute. */
    private static long wander(Reading reading, int width, int salt) {
        long minute = reading.atMs() / 60_000 * 2_654_435_761L + salt * 40_503L;
        return Math.floorMod(minute >>> 7, width);
    }
}

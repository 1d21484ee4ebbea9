package io.voltgate.metering;

import io.voltgate.domain.Energy;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** Histories of readings made from a seed, sane and not. Owned by the test that makes it. The same seed makes the same ones. */
final class Histories {
    static final long POWER_W = 22_000;
    private static final long T0 = 1_700_000_000_000L;
    private static final Label[] LABELS = Label.values();
    private static final Register[] REGISTERS = Register.values();
    private static final long WATT_HOUR = 1_000_000;
    private final RandomGenerator random;

    Histories(long seed) {
        random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    static Reading reading(Label label, long atMs, long microWh) {
        return Reading.told(Register.IMPORT_OUTLET, label, atMs, new Energy(microWh));
    }

    /** A register that only rises, at most as fast as the connector can: from a start to a stop. */
    List<Reading> rising(int samples) {
        List<Reading> readings = new ArrayList<>();
        long at = T0;
        long value = random.nextLong(1, 1_000_000_000 * WATT_HOUR);
        readings.add(reading(Label.START, at, value));
        for (int i = 0; i < samples; i++) {
            at += 1 + random.nextLong(900_000);
            value += rise(at - readings.getLast().atMs());
            readings.add(reading(Label.NONE, at, value));
        }
        at += 1 + random.nextLong(900_000);
        readings.add(
                reading(Label.STOP, at, value + rise(at - readings.getLast().atMs())));
        return readings;
    }

    private long rise(long ms) {
        return random.nextInt(4) == 0 ? 0 : random.nextLong(POWER_W * ms * 10 / 36 + 1);
    }

    /** A register that begins again from zero now and then; no segment is so short that its next passes it in one step. */
    List<Reading> resetting(int segments) {
        List<Reading> readings = new ArrayList<>();
        long at = T0;
        long value = 50_000 * WATT_HOUR + random.nextLong(1_000_000 * WATT_HOUR);
        for (int segment = 0; segment < segments; segment++) {
            int samples = 4 + random.nextInt(12);
            for (int i = 0; i < samples; i++) {
                readings.add(reading(Label.NONE, at, value));
                long ms = 60_000 + random.nextLong(60_000);
                at += ms;
                value += POWER_W * ms * 10 / 36 * (8 + random.nextInt(2)) / 10;
            }
            value = random.nextLong(10 * WATT_HOUR);
        }
        return readings;
    }

    long energyOfSegments(List<Reading> readings) {
        long sum = 0;
        for (int i = 1; i < readings.size(); i++) {
            sum += Math.max(0, value(readings, i) - value(readings, i - 1));
        }
        return sum;
    }

    private static long value(List<Reading> readings, int i) {
        Energy value = readings.get(i).value();
        return value == null ? 0 : value.microWh();
    }

    /** Single readings beyond all measure among good ones: never two in a row, never at an end. */
    List<Reading> withWildOnes(List<Reading> good) {
        List<Reading> spoilt = new ArrayList<>();
        for (int i = 0; i < good.size(); i++) {
            spoilt.add(good.get(i));
            if (i % 2 == 1
                    && i + 2 < good.size()
                    && good.get(i + 1).atMs() - good.get(i).atMs() > 1) {
                long wild = random.nextBoolean() ? 0 : 4_000_000_000L * WATT_HOUR + random.nextLong(1L << 50);
                spoilt.add(reading(Label.NONE, good.get(i).atMs() + 1, wild));
            }
        }
        return spoilt;
    }

    /** The samples between tell zeros now and then, or the session's energy, or kilowatt-hours for watt-hours. */
    List<Reading> withSamplesThatLie(List<Reading> good) {
        List<Reading> told = new ArrayList<>();
        int way = random.nextInt(3);
        for (int i = 0; i < good.size(); i++) {
            long sane = value(good, i);
            long lie = switch (way) {
                case 0 -> random.nextInt(3) == 0 ? 0 : sane;
                case 1 -> sane - value(good, 0);
                default -> sane / 1000;
            };
            boolean sample = good.get(i).label() == Label.NONE;
            told.add(sample ? reading(Label.NONE, good.get(i).atMs(), lie) : good.get(i));
        }
        return told;
    }

    /** Anything: few moments, all registers and labels, values that fit, that nearly fit and that never could. */
    List<Reading> nonsense() {
        List<Reading> readings = new ArrayList<>();
        int count = 1 + random.nextInt(24);
        boolean oneRegister = random.nextInt(3) > 0;
        long value = random.nextBoolean() ? 0 : random.nextLong(2_000_000 * WATT_HOUR);
        for (int i = 0; i < count; i++) {
            Register register = oneRegister ? Register.IMPORT_OUTLET : REGISTERS[random.nextInt(REGISTERS.length)];
            Label label = random.nextInt(3) > 0 ? Label.NONE : LABELS[random.nextInt(LABELS.length)];
            long at = T0 + random.nextLong(20) * 300_000;
            readings.add(Reading.told(register, label, at, new Energy(odd(value + (at - T0) * 3_000))));
        }
        return readings;
    }

    private long odd(long sane) {
        return switch (random.nextInt(14)) {
            case 0 -> 0;
            case 1 -> -1 - random.nextLong(WATT_HOUR * 10);
            case 2 -> random.nextLong(Long.MAX_VALUE);
            case 3 -> sane / 1000;
            case 4 -> sane * 1000;
            case 5 -> 99_999_999 * WATT_HOUR - random.nextLong(100 * WATT_HOUR);
            case 6 -> random.nextLong(2_000 * WATT_HOUR);
            case 7 -> random.nextLong(100_000_000_000L * WATT_HOUR);
            default -> sane;
        };
    }

    List<Reading> shuffled(List<Reading> readings) {
        List<Reading> shuffled = new ArrayList<>(readings);
        for (int i = shuffled.size() - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            Reading moved = shuffled.get(i);
            shuffled.set(i, shuffled.get(other));
            shuffled.set(other, moved);
        }
        return shuffled;
    }

    /** The same in messages of one to three readings. */
    List<List<Reading>> messages(List<Reading> readings) {
        List<List<Reading>> messages = new ArrayList<>();
        for (int from = 0; from < readings.size(); ) {
            int to = Math.min(readings.size(), from + 1 + random.nextInt(3));
            messages.add(readings.subList(from, to));
            from = to;
        }
        return messages;
    }
}

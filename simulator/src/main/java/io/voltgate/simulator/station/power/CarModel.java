package io.voltgate.simulator.station.power;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A model of vehicle: its battery and how fast it takes energy. A value, read from {@code cars.txt} and shared by all. What it takes
 * on direct current is given at 25 degrees.
 *
 * @param acAmps the most a phase
 * @param curve watts of direct current over percent of charge, in order; one point of 0 W where it has no such inlet
 */
public record CarModel(String name, long capacityWh, int acPhases, int acAmps, List<Point> curve) {
    /** All models, in the order of the file. */
    public static final List<CarModel> ALL = read();

    private static final long TENTHS = 10;

    /** A corner of the curve. */
    public record Point(int percent, long watts) {}

    public CarModel {
        if (capacityWh < 1000 || acPhases < 1 || acPhases > 3 || acAmps < Outlet.LEAST_AC_AMPS || curve.isEmpty()) {
            throw new IllegalArgumentException("no such car: " + name);
        }
        curve = List.copyOf(curve);
    }

    public boolean takesDc() {
        return curve.getLast().watts() > 0;
    }

    /** Watts of direct current that it takes at this charge, 0 to 1000 permille. */
    public long dcWatts(long permille) {
        Point before = curve.getFirst();
        for (Point next : curve) {
            long from = before.percent() * TENTHS;
            long to = next.percent() * TENTHS;
            if (permille < to) {
                return before.watts() + (next.watts() - before.watts()) * (permille - from) / Math.max(1, to - from);
            }
            before = next;
        }
        return before.watts();
    }

    private static List<CarModel> read() {
        List<CarModel> models = new ArrayList<>();
        try (InputStream stream = CarModel.class.getResourceAsStream("/io/voltgate/simulator/station/cars.txt")) {
            if (stream == null) {
                throw new IllegalStateException("cars.txt is missing");
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    models.add(model(line));
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return List.copyOf(models);
    }

    private static CarModel model(String line) {
        String[] cells = line.split("\\|", -1);
        List<Point> curve = new ArrayList<>();
        for (String corner : cells[4].strip().split(" ", -1)) {
            String[] numbers = corner.split(":", -1);
            curve.add(new Point(Integer.parseInt(numbers[0]), Long.parseLong(numbers[1])));
        }
        return new CarModel(
                cells[0].strip(),
                Long.parseLong(cells[1].strip()),
                Integer.parseInt(cells[2].strip()),
                Integer.parseInt(cells[3].strip()),
                curve);
    }
}

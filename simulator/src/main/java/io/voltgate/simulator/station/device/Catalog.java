package io.voltgate.simulator.station.device;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * All the variables that a make of station has. Immutable and shared by all stations of the make, on any thread. It is read from the
 * table in {@code device-model.txt}.
 */
public final class Catalog {
    private static final String TABLE = "/io/voltgate/simulator/station/device-model.txt";
    private static final int COLUMNS = 11;
    private static final int MAX_MAKES = 1000;
    private static final Map<Make, Catalog> CATALOGS = new ConcurrentHashMap<>();

    private final List<Variable> variables;
    private final Map<String, Variable> byName = new HashMap<>();
    private final Map<String, Variable> byKey = new HashMap<>();
    private final int connectors;

    /**
     * What makes stations alike.
     *
     * @param initial values of the table that begin with a dollar sign, by their name without it
     */
    public record Make(int connectors, boolean is21, Map<String, String> initial) {
        public Make {
            initial = Map.copyOf(initial);
        }
    }

    private Catalog(Make make) {
        this.connectors = make.connectors();
        this.variables = read(make);
        for (Variable each : variables) {
            byName.put(each.name(), each);
            byKey.put(each.key().toLowerCase(Locale.ROOT), each);
        }
    }

    public static Catalog of(Make make) {
        if (CATALOGS.size() >= MAX_MAKES) {
            return new Catalog(make);
        }
        return CATALOGS.computeIfAbsent(make, Catalog::new);
    }

    private static List<Variable> read(Make make) {
        List<Variable> rows = new ArrayList<>();
        try (InputStream stream = Catalog.class.getResourceAsStream(TABLE)) {
            if (stream == null) {
                throw new IllegalStateException(TABLE + " is missing");
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    rows.add(row(line, make));
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        rows.removeIf(row -> row.flags().contains("1") && !make.is21());
        return List.copyOf(rows);
    }

    private static Variable row(String line, Make make) {
        String[] cells = line.split("\\|", -1);
        if (cells.length != COLUMNS) {
            throw new IllegalStateException("not " + COLUMNS + " columns: " + line);
        }
        for (int i = 0; i < cells.length; i++) {
            cells[i] = cells[i].strip();
        }
        return new Variable(
                cells[0],
                cells[1],
                cells[2].isEmpty() ? Variable.Scope.STATION : Variable.Scope.valueOf(cells[2].toUpperCase(Locale.ROOT)),
                cells[3],
                cells[4],
                access(cells[5]),
                type(cells[6]),
                filled(cells[7], make),
                filled(cells[8], make),
                cells[9],
                cells[10]);
    }

    private static String filled(String cell, Make make) {
        if (!cell.startsWith("$")) {
            return cell;
        }
        String value = make.initial().get(cell.substring(1));
        if (value == null) {
            throw new IllegalStateException("a make of station must say " + cell);
        }
        return value;
    }

    private static Variable.Access access(String word) {
        return switch (word) {
            case "RO" -> Variable.Access.READ_ONLY;
            case "RW" -> Variable.Access.READ_WRITE;
            case "WO" -> Variable.Access.WRITE_ONLY;
            default -> throw new IllegalStateException("no access " + word);
        };
    }

    private static Variable.Type type(String word) {
        return word.equals("dateTime") ? Variable.Type.DATE_TIME : Variable.Type.valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** A variable with the EVSE whose it is, 0 for the station's. */
    public record Place(Variable variable, int evse) {}

    /** All that stations of 2.x tell, each EVSE's apart. */
    public List<Place> places() {
        List<Place> places = new ArrayList<>();
        for (Variable each : variables) {
            if (!each.isIn2()) {
                continue;
            }
            if (each.scope() == Variable.Scope.STATION) {
                places.add(new Place(each, 0));
            } else {
                for (int evse = 1; evse <= connectors; evse++) {
                    places.add(new Place(each, evse));
                }
            }
        }
        return places;
    }

    /** All keys of OCPP 1.6. */
    public List<Variable> keys() {
        return variables.stream().filter(Variable::isIn16).toList();
    }

    /** A key of OCPP 1.6; capitals don't count. */
    public Optional<Variable> key(String key) {
        return Optional.ofNullable(byKey.get(key.toLowerCase(Locale.ROOT))).filter(Variable::isIn16);
    }

    /** What is asked for in the words of 2.x; evse 0 where none is named, connector 0 likewise. */
    public record Question(String component, int evse, int connector, String variable, String instance) {}

    /** The variable asked for, if there is one; a variable of several instances isn't found without its instance. */
    public Optional<Place> find(Question question) {
        return variables.stream()
                .filter(each -> each.isIn2()
                        && isOf(each, question)
                        && each.variable().equalsIgnoreCase(question.variable())
                        && each.instance().equalsIgnoreCase(question.instance()))
                .findFirst()
                .map(each -> new Place(each, each.scope() == Variable.Scope.STATION ? 0 : question.evse()));
    }

    public boolean hasComponent(Question question) {
        return variables.stream().anyMatch(each -> each.isIn2() && isOf(each, question));
    }

    private boolean isOf(Variable variable, Question question) {
        if (!variable.component().equalsIgnoreCase(question.component())) {
            return false;
        }
        return switch (variable.scope()) {
            case STATION -> question.evse() == 0;
            case EVSE -> question.evse() >= 1 && question.evse() <= connectors && question.connector() == 0;
            case CONNECTOR -> question.evse() >= 1 && question.evse() <= connectors && question.connector() <= 1;
        };
    }

    Variable named(String name) {
        @Nullable Variable variable = byName.get(name);
        if (variable == null) {
            throw new IllegalArgumentException("no variable " + name);
        }
        return variable;
    }
}

package io.voltgate.simulator.junit;

import io.voltgate.ocpp.OcppVersion;
import io.voltgate.simulator.api.SimulatedStation;
import io.voltgate.simulator.api.StationBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.opentest4j.TestAbortedException;

/**
 * A JUnit 5 extension that gives stations to tests: <pre>{@code
 * @RegisterExtension
 * static final SimulatedStations STATIONS = SimulatedStations.at(() -> server.url());
 *
 * @Test
 * void shouldBill(@Simulated(version = "1.6", seed = 7) SimulatedStation station) { ... }
 * }</pre>
 * Used by JUnit's threads; what it keeps is in the store of each test. It closes every station that it connected, and a failure's
 * message ends with each station's last frames. With {@code @Simulated(strict = true)} a test fails where the server breaks a rule.
 */
public final class SimulatedStations
        implements ParameterResolver, BeforeEachCallback, AfterEachCallback, TestExecutionExceptionHandler {
    private static final Namespace NAMESPACE = Namespace.create(SimulatedStations.class);

    private final Supplier<String> url;
    private final UnaryOperator<StationBuilder> refine;

    private SimulatedStations(Supplier<String> url, UnaryOperator<StationBuilder> refine) {
        this.url = url;
        this.refine = refine;
    }

    /** Stations of one test. */
    private static final class Guests {
        private final List<SimulatedStation> stations = new ArrayList<>();
        private final List<SimulatedStation> strict = new ArrayList<>();
    }

    /** Stations that dial this address, asked for when a test begins; the identity is added to it. */
    public static SimulatedStations at(Supplier<String> url) {
        return new SimulatedStations(url, UnaryOperator.identity());
    }

    public static SimulatedStations at(String url) {
        return at(() -> url);
    }

    /** The same, each station made as this says besides, such as {@code builder -> builder.tls(tls)}. */
    public SimulatedStations with(UnaryOperator<StationBuilder> wanted) {
        return new SimulatedStations(url, builder -> wanted.apply(refine.apply(builder)));
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return parameter.isAnnotated(Simulated.class)
                && parameter.getParameter().getType() == SimulatedStation.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
        Simulated wanted = parameter
                .findAnnotation(Simulated.class)
                .orElseThrow(() -> new ParameterResolutionException("a station's parameter is marked @Simulated"));
        StationBuilder builder = SimulatedStation.of(version(wanted.version()))
                .identity(wanted.identity())
                .seed(wanted.seed())
                .connectors(wanted.connectors());
        if (!wanted.password().isEmpty()) {
            builder.password(wanted.password());
        }
        StationBuilder refined = refine.apply(builder);
        SimulatedStation station = wanted.booted() ? refined.connect(url.get()) : refined.dial(url.get());
        guests(test).stations.add(station);
        if (wanted.strict()) {
            guests(test).strict.add(station);
        }
        return station;
    }

    private static OcppVersion version(String word) {
        return switch (word) {
            case "1.6" -> OcppVersion.V16;
            case "2.0.1" -> OcppVersion.V201;
            case "2.1" -> OcppVersion.V21;
            default -> throw new ParameterResolutionException("a version is 1.6, 2.0.1 or 2.1, not " + word);
        };
    }

    private static Guests guests(ExtensionContext test) {
        return test.getStore(NAMESPACE).getOrComputeIfAbsent(Guests.class, _ -> new Guests(), Guests.class);
    }

    /** So that the stations of this test are in its own store and not in its class's. */
    @Override
    public void beforeEach(ExtensionContext test) {
        Guests _ = guests(test);
    }

    @Override
    public void handleTestExecutionException(ExtensionContext test, Throwable failure) throws Throwable {
        String said = String.valueOf(failure.getMessage());
        StringBuilder message = new StringBuilder(said);
        guests(test).stations.stream()
                .map(SimulatedStation::lastFrames)
                .filter(frames -> !said.endsWith(frames))
                .forEach(frames -> message.append('\n').append(frames));
        if (failure instanceof TestAbortedException || message.length() == said.length()) {
            throw failure;
        }
        AssertionError told = new AssertionError(message.toString(), failure);
        told.setStackTrace(failure.getStackTrace());
        throw told;
    }

    @Override
    public void afterEach(ExtensionContext test) {
        Guests guests = guests(test);
        guests.stations.forEach(SimulatedStation::close);
        check(guests.strict);
    }

    /** Fails where the server has broken a rule at one of these stations. */
    static void check(List<SimulatedStation> strict) {
        List<String> findings = strict.stream()
                .flatMap(station -> station.findings().stream().map(each -> station.identity() + ": " + each))
                .toList();
        if (!findings.isEmpty()) {
            throw new AssertionError("the server broke rules:\n  " + String.join("\n  ", findings));
        }
    }
}

package io.voltgate.script;

import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A story of stations, gateway and backend, read from text. An immutable value.
 *
 * <pre>
 * station CS-1 ocpp2.0.1
 *   > BootNotification reason=PowerUp            < Accepted interval=300
 *   > TransactionEvent Started tx=T1 seq=0       < ok          => SessionStarted CS-1 T1, PaymentOpened
 *   crash                                        # lose the unsynced tail, recover
 *   > TransactionEvent Started tx=T1 seq=0       < ok          => nothing
 *   ! StopSession transaction=T1                 # the backend orders
 *   < RequestStopTransaction transactionId=T1    > Accepted    # the station is called, and answers
 *   ? command EFFECT_SEEN                        # what became of the order, by the backend's API
 *   ? /sessions?station={station} status=active  # what is stored, by the backend's API
 *   >> [2,"1","Nope"                             < silence     # a frame as it is
 *   disconnect
 *   reconnect
 *   after 301s                                                 => StationSilent CS-1
 * </pre>
 *
 * Before a station connects, {@code given} lines enter it and its drivers' tokens; {@code use NAME} puts in the lines of another text;
 * {@code connect} dials with credentials and subprotocols of its own. All forms stand with the members of {@link Step}.
 */
public record Scenario(String name, List<Step> steps) {
    public Scenario {
        steps = List.copyOf(steps);
    }

    /** Reads a scenario that uses no other text; throws ScenarioException with the line for what can't be understood. */
    public static Scenario parse(String name, String text) {
        return parse(name, text, _ -> null);
    }

    /** The same with the texts that it may use, by their names; null stands for none. */
    public static Scenario parse(String name, String text, UnaryOperator<@Nullable String> library) {
        return new Scenario(name, new ScenarioParser(text, library).steps());
    }

    public static Scenario parse(String text) {
        return parse("scenario", text);
    }
}

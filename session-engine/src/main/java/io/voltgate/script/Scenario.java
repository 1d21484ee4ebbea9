package io.voltgate.script;

import java.util.List;

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
 *   >> [2,"1","Nope"                             < silence     # a frame as it is
 *   disconnect
 *   reconnect
 *   after 301s                                                 => StationSilent CS-1
 * </pre>
 */
public record Scenario(String name, List<Step> steps) {
    public Scenario {
        steps = List.copyOf(steps);
    }

    /** Reads a scenario; throws ScenarioException with the line for what can't be understood. */
    public static Scenario parse(String name, String text) {
        return new Scenario(name, new ScenarioParser(text).steps());
    }

    public static Scenario parse(String text) {
        return parse("scenario", text);
    }
}

package io.voltgate.simulator.station;

import io.voltgate.simulator.station.power.Battery;
import io.voltgate.simulator.station.power.CarModel;
import java.time.Duration;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Someone who stands at a station and does what they like: for prompts, scenarios and other people's tests. Everything must be
 * called on the station's timeline. With {@link DriverHabits#BY_HAND} nobody else comes.
 */
public final class ByHand {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Station station;

    ByHand(Station station) {
        this.station = station;
    }

    /** How a call ended that was said by hand. */
    public sealed interface Outcome {
        /** CALLRESULT. */
        record Answered(JsonNode payload) implements Outcome {}

        /** CALLERROR. */
        record Refused(String code, String description) implements Outcome {}

        /** Nothing came; why, in words. */
        record Unanswered(String why) implements Outcome {}
    }

    /** Puts the cable of some vehicle in; false where one is in, or the connector is out of service. */
    public boolean plug(int connector) {
        return plug(connector, at(connector).someCar());
    }

    /** Puts the cable of a vehicle of this model in, at 20 degrees; false where one is in, or the connector is out of service. */
    public boolean plug(int connector, CarModel model, int socPercent) {
        return plug(connector, new Battery(model, socPercent, 20));
    }

    private boolean plug(int connector, Battery car) {
        boolean can = at(connector).takesCable();
        at(connector).plugIn(car);
        return can;
    }

    /** Shows a token: it asks to charge, or ends what it or its group began; false where it is of no use now. */
    public boolean swipe(int connector, String token) {
        Charge now = at(connector).charge();
        boolean can = now == null ? at(connector).isFree() : !now.isEnded();
        at(connector).swipe(token);
        return can;
    }

    /** Pulls the cable, whatever runs; false where there is none. */
    public boolean unplug(int connector) {
        Charge now = at(connector).charge();
        boolean can = now != null && now.isPlugged();
        at(connector).unplug();
        return can;
    }

    /** Breaks the connector, with an error code of OCPP 1.6 (7.6) such as GroundFailure. */
    public void fault(int connector, String errorCode) {
        if (errorCode.isEmpty() || errorCode.equals("NoError")) {
            throw new IllegalArgumentException("a fault has an error code");
        }
        at(connector).breakDown(errorCode);
    }

    /** Mends the connector. */
    public void clear(int connector) {
        at(connector).mend();
    }

    /** Somebody other than the backend limits the whole station to so many watts; below 0 no longer. */
    public void limitFromOutside(long watts) {
        station.part(SmartCharging.KIND).limitFromOutside(watts);
    }

    /** The supply goes and comes back: what ran has ended, and the station boots. */
    public void losePower() {
        station.connectors().forEach(each -> each.end(StopReason.POWER_LOSS));
        station.reboot("PowerUp");
    }

    /** Cuts the line without a word; the station doesn't come back until it is mended. */
    public void cut() {
        station.cutLine();
    }

    /** Mends the line; the station dials at once. */
    public void reconnect() {
        station.mendLine();
    }

    /** Makes the station's clock wrong by this much more; the next accepted boot sets it right. */
    public void jump(Duration by) {
        station.clock().jump(by.toMillis());
    }

    /** Switches the station off and on. */
    public void reboot() {
        station.reboot("PowerUp");
    }

    /** Switches the station off and on, and its memory of what it had to say of transactions is gone; how much that was. */
    public int loseQueue() {
        int lost = station.outbox().forget();
        station.reboot("PowerUp");
        return lost;
    }

    /** Says a call of any content in its turn, and hears how it ended. */
    public void say(String action, String payload, Consumer<Outcome> onOutcome) {
        if (!(JSON.readTree(payload) instanceof ObjectNode content)) {
            throw new IllegalArgumentException("the payload of a call is an object");
        }
        station.say(
                Said.plain(action, content),
                answer -> onOutcome.accept(
                        switch (answer) {
                            case Answer.Result(JsonNode told) -> new Outcome.Answered(told);
                            case Answer.Failed(String code, String description) ->
                                new Outcome.Refused(code, description);
                            case Answer.None(String why) -> new Outcome.Unanswered(why);
                        }));
    }

    /** Sends a text as it is, out of turn; what comes back is only seen on the wire. */
    public void send(String text) {
        station.sendText(text);
    }

    private Connector at(int connector) {
        return station.connector(connector)
                .orElseThrow(() -> new IllegalArgumentException("there is no connector " + connector));
    }
}

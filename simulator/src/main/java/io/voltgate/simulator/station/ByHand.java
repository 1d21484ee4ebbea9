package io.voltgate.simulator.station;

import io.voltgate.ocpp.OcppVersion;
import io.voltgate.simulator.station.device.Catalog;
import io.voltgate.simulator.station.device.Settings;
import io.voltgate.simulator.station.device.Variable;
import io.voltgate.simulator.station.power.Battery;
import io.voltgate.simulator.station.power.CarModel;
import java.time.Duration;
import java.util.Optional;
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
        return plug(connector, at(connector).visitor().car());
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

    /**
     * Puts the cable of some vehicle in that charges by its contract (ISO 15118), and first asks for one where it has none; false where a
     * cable is in, or the connector is out of service.
     */
    public boolean plugAndCharge(int connector, String emaid, boolean hasContract) {
        return plugAndCharge(connector, at(connector).visitor().car(), emaid, hasContract);
    }

    /** The same with a vehicle of this model, at 20 degrees, that has its contract. */
    public boolean plugAndCharge(int connector, CarModel model, int socPercent, String emaid) {
        return plugAndCharge(connector, new Battery(model, socPercent, 20), emaid, true);
    }

    private boolean plugAndCharge(int connector, Battery car, String emaid, boolean hasContract) {
        boolean can = at(connector).takesCable();
        if (can) {
            station.part(PlugAndCharge.KIND).plugIn(at(connector), car, emaid, hasContract);
        }
        return can;
    }

    /** The vehicle tells its needs anew (OCPP 2.x K17); false where none charges by a contract there. */
    public boolean renegotiate(int connector) {
        return station.part(PlugAndCharge.KIND).renegotiate(connector);
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
        tellProblem(connector, errorCode);
    }

    /** Mends the connector. */
    public void clear(int connector) {
        at(connector).mend();
        tellProblem(connector, "");
    }

    /** Somebody other than the backend limits the whole station to so many watts; below 0 no longer. */
    public void limitFromOutside(long watts) {
        station.part(SmartCharging.KIND).limitFromOutside(watts);
    }

    /** A driver asks at the station to go first, or no longer (OCPP 2.1 K22); false where no profile stands for that. */
    public boolean prioritize(int connector, boolean wanted) {
        return station.part(SmartCharging.KIND).prioritize(at(connector), wanted);
    }

    /** A driver comes with a card and an empty battery (OCPP 2.1 S01), and takes the full one or leaves it; false where one is at it. */
    public boolean swapBattery(String token, boolean taken) {
        return station.part(BatterySwaps.KIND).swap(token, taken);
    }

    /** The grid misbehaves, or does so no longer, and a control of this type has acted (OCPP 2.1 R05). */
    public void gridAlarm(String controlType, String gridEventFault, boolean ended) {
        station.part(GridSupport.KIND).alarm(controlType, gridEventFault, ended);
    }

    /** The supply goes and comes back: what ran has ended, and the station boots. */
    public void losePower() {
        station.connectors().forEach(each -> each.end(StopReason.POWER_LOSS));
        station.reboot("PowerUp");
    }

    /** The supply goes: what ran ends, and nothing is said or begun until {@link #restorePower}. */
    public void cutPower() {
        station.losePower();
    }

    /** The supply is back: the station boots. Without effect where it has power. */
    public void restorePower() {
        station.regainPower();
    }

    /** Cuts the line without a word; the station doesn't come back until it is mended. */
    public void cut() {
        station.line().cut();
    }

    /** Mends the line; the station dials at once. */
    public void reconnect() {
        station.line().mend();
    }

    /** Makes the station's clock wrong by this much more; the next accepted boot sets it right. */
    public void jump(Duration by) {
        station.clock().jump(by.toMillis());
    }

    /** Switches the station off and on. */
    public void reboot() {
        station.reboot("PowerUp");
    }

    /** A vehicle asks for a contract certificate by ISO 15118, or for a newer one (OCPP 2.x M01, M02). */
    public void askForContract(boolean update, Consumer<Outcome> onOutcome) {
        station.part(PlugAndCharge.KIND).ask(update, answer -> onOutcome.accept(outcome(answer)));
    }

    /** The station asks for the status of a contract's certificates (OCPP 2.x M06). */
    public void checkContract(String emaid, Consumer<Outcome> onOutcome) {
        station.part(PlugAndCharge.KIND).checkStatus(emaid, answer -> onOutcome.accept(outcome(answer)));
    }

    /** The station asks whether a contract may charge, with the hashes of its certificates (OCPP 2.x C07). */
    public void authorizeContract(String emaid, Consumer<Outcome> onOutcome) {
        station.part(PlugAndCharge.KIND).authorize(emaid, answer -> onOutcome.accept(outcome(answer)));
    }

    /** The station asks for a certificate of its own (1.6 security whitepaper, 2.x A02). */
    public void askForCertificate() {
        Verdict _ = station.part(Certificates.KIND).ask("ChargingStationCertificate");
    }

    /** What the display shows of prices and costs, empty where nothing was told. */
    public String costShown() {
        return station.part(Costs.KIND).shown();
    }

    /** The address in the QR code of an EVSE (OCPP 2.1, C25), empty where none is shown. */
    public String webPaymentShown(int evse) {
        return station.part(WebPayments.KIND).shown(evse);
    }

    /** Tells a security event, by its name in the standard's list. */
    public void securityEvent(String type, String techInfo) {
        station.part(SecurityEvents.KIND).tell(type, techInfo);
    }

    /** Switches the station off and on, and its memory of what it had to say of transactions is gone; how much that was. */
    public int loseQueue() {
        int lost = station.outbox().forget();
        station.reboot("PowerUp");
        return lost;
    }

    /** Sets a variable as an order would, by its key of OCPP 1.6 or as Component.Variable; empty where there is none. */
    public Optional<Settings.Outcome> set(String name, String value) {
        return variable(name).map(variable -> station.settings().set(variable, value));
    }

    /** The value of a variable by its name; empty where there is none, or it can't be read. */
    public Optional<String> value(String name) {
        return variable(name)
                .filter(variable -> variable.access() != Variable.Access.WRITE_ONLY)
                .map(station.settings()::value);
    }

    private Optional<Variable> variable(String name) {
        Catalog catalog = station.settings().catalog();
        return catalog.key(name)
                .or(() -> catalog.places().stream()
                        .map(Catalog.Place::variable)
                        .filter(each -> name.equalsIgnoreCase(each.component() + "." + each.variable()))
                        .findFirst());
    }

    /** Says a call of any content in its turn, and hears how it ended. */
    public void say(String action, String payload, Consumer<Outcome> onOutcome) {
        if (!(JSON.readTree(payload) instanceof ObjectNode content)) {
            throw new IllegalArgumentException("the payload of a call is an object");
        }
        station.say(Said.plain(action, content), answer -> onOutcome.accept(outcome(answer)));
    }

    private static Outcome outcome(Answer answer) {
        return switch (answer) {
            case Answer.Result(JsonNode told) -> new Outcome.Answered(told);
            case Answer.Failed(String code, String description) -> new Outcome.Refused(code, description);
            case Answer.None(String why) -> new Outcome.Unanswered(why);
        };
    }

    /** Sends a text as it is, out of turn; what comes back is only seen on the wire. */
    public void send(String text) {
        station.sendText(text);
    }

    private void tellProblem(int connector, String code) {
        if (station.version() != OcppVersion.V16) {
            station.part(Monitoring.KIND).problem(connector, code);
        }
    }

    private Connector at(int connector) {
        return station.connector(connector)
                .orElseThrow(() -> new IllegalArgumentException("there is no connector " + connector));
    }
}

package io.voltgate.script;

import io.voltgate.domain.CloseReason;
import io.voltgate.domain.Command;
import io.voltgate.domain.CommandResult;
import io.voltgate.domain.StationId;
import io.voltgate.engine.EngineSettings;
import io.voltgate.engine.Input;
import io.voltgate.engine.Output;
import io.voltgate.ocpp.Action;
import io.voltgate.ocpp.Dialect;
import io.voltgate.ocpp.Dialects;
import io.voltgate.ocpp.Frame;
import io.voltgate.ocpp.FrameCodec;
import io.voltgate.ocpp.OcppException;
import io.voltgate.ocpp.OcppVersion;
import io.voltgate.shard.FixedDirectory;
import io.voltgate.simulation.CommandEndsOnce;
import io.voltgate.simulation.ModelGateway;
import io.voltgate.simulation.MoneyEqualsEnergy;
import io.voltgate.simulation.OneOutcomePerRequest;
import io.voltgate.simulation.OneOutstandingCall;
import io.voltgate.simulation.RecoveredEqualsLive;
import io.voltgate.simulation.SequenceGapless;
import io.voltgate.simulation.StaleConnectionIsMute;
import io.voltgate.simulation.TimeMonotone;
import io.voltgate.simulation.TransactionEndsOnce;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Plays the messages of a scenario to a whole shard under the invariants, with one of them treated otherwise than the scenario says.
 * Owned by the test's thread, for one run. What the scenario expects is not looked at, and what it takes from answers may be missing.
 */
final class Agitator {
    /** What is done to one message. */
    enum Treatment {
        DROPPED,
        DUPLICATED,
        RESENT_AFTER_RECONNECT,
        AFTER_THE_NEXT,
        BEFORE_A_CRASH
    }

    private final ModelGateway gateway;
    private final Map<String, Peer> peers = new HashMap<>();
    private final Variables variables = new Variables(EngineRunner.START_MS);
    private long epochs;
    private int messages;
    private int orders;
    private @Nullable Runnable held;
    private Action.@Nullable FromStation<?, ?, ?> action;
    private @Nullable Frame answer;

    private static final class Peer {
        final StationId id;
        final OcppVersion version;
        final Dialect dialect;
        long epoch;

        Peer(String id, OcppVersion version) {
            this.id = new StationId(id);
            this.version = version;
            this.dialect = Dialects.of(version);
        }
    }

    Agitator() {
        EngineSettings d = EngineSettings.defaults();
        EngineSettings settings =
                new EngineSettings(0, d.heartbeatSeconds(), d.callTimeoutMs(), "EUR", true, d.limits());
        gateway = new ModelGateway(settings, new FixedDirectory(), EngineRunner.START_MS);
        gateway.watch()
                .with(new OneOutcomePerRequest())
                .with(new OneOutstandingCall(d.callTimeoutMs()))
                .with(new StaleConnectionIsMute())
                .with(new TransactionEndsOnce())
                .with(new CommandEndsOnce())
                .with(new SequenceGapless())
                .with(new TimeMonotone())
                .with(new MoneyEqualsEnergy())
                .with(new RecoveredEqualsLive(gateway, Integer.MAX_VALUE));
    }

    /** What the scenario's stations say, message by message, as it is when nothing is changed. */
    static List<Step.Call> calls(Scenario scenario) {
        return scenario.steps().stream()
                .filter(Step.Call.class::isInstance)
                .map(Step.Call.class::cast)
                .toList();
    }

    String payload(Step.Call call) {
        return Shorthand.payload(peer(call.station()).version, call, variables, EngineRunner.START_MS);
    }

    /** Plays the scenario, with this call treated so. */
    void play(Scenario scenario, Step.Call treated, Treatment treatment) {
        for (Step step : scenario.steps()) {
            if (!step.equals(treated)) {
                take(step);
            } else {
                treat(treated, treatment);
            }
        }
        release();
        end();
    }

    /** Plays the scenario, with this payload in the place of that call's. */
    void play(Scenario scenario, Step.Call changed, String payload) {
        for (Step step : scenario.steps()) {
            if (step.equals(changed)) {
                say(peer(changed.station()), changed.action(), payload);
            } else {
                take(step);
            }
        }
        end();
    }

    /** Plays the scenario up to this call, so that what it says can be made. */
    String payloadOf(Scenario scenario, Step.Call call) {
        for (Step step : scenario.steps()) {
            if (step.equals(call)) {
                return payload(call);
            }
            take(step);
        }
        throw new IllegalArgumentException("no such step");
    }

    private void end() {
        deliver(gateway.crash(false));
        gateway.watch().atEnd();
    }

    private void treat(Step.Call call, Treatment treatment) {
        Peer peer = peer(call.station());
        String payload = payload(call);
        switch (treatment) {
            case DROPPED -> {
                // It never comes.
            }
            case DUPLICATED -> {
                say(peer, call.action(), payload);
                messages--;
                say(peer, call.action(), payload);
            }
            case RESENT_AFTER_RECONNECT -> {
                say(peer, call.action(), payload);
                connect(peer);
                say(peer, call.action(), payload);
            }
            case AFTER_THE_NEXT -> held = () -> say(peer, call.action(), payload);
            case BEFORE_A_CRASH -> {
                ask(peer, call.action(), payload);
                gateway.losePower(0);
                restart();
                say(peer, call.action(), payload);
            }
        }
    }

    private void release() {
        Runnable late = held;
        held = null;
        if (late != null) {
            late.run();
        }
    }

    private void take(Step step) {
        switch (step) {
            case Step.Declare declare ->
                peers.computeIfAbsent(
                        variables.declared(declare.station()), id -> connect(new Peer(id, declare.version())));
            case Step.Call call -> {
                say(peer(call.station()), call.action(), payload(call));
                // What the answer tells is kept, and what it should be is not looked at.
                var _ = call.expected().mismatch(answer, variables);
                release();
            }
            case Step.Raw raw -> raw(peer(raw.station()), variables.resolve(raw.text()));
            case Step.Order order -> order(order);
            case Step.Disconnect gone -> {
                Peer peer = peer(gone.station());
                deliver(gateway.say(new Input.Disconnected(peer.id, peer.epoch, CloseReason.STATION_CLOSED)));
            }
            case Step.Reconnect back -> connect(peer(back.station()));
            case Step.After after -> {
                gateway.pass(after.ms());
                deliver(gateway.turn());
            }
            case Step.Crash _, Step.Restart _ -> restart();
            case Step.Repeat(int _, String times, List<Step> steps) -> {
                for (int round = 1; round <= Integer.parseInt(variables.resolve(times)); round++) {
                    variables.set("$i", Integer.toString(round));
                    steps.forEach(this::take);
                }
            }
            case Step.Each each ->
                each.values().forEach(value -> {
                    variables.set(each.name(), variables.resolve(value));
                    each.steps().forEach(this::take);
                });
            case Step.Parallel parallel -> {
                variables.set("$i", "1");
                parallel.branches().forEach(branch -> branch.forEach(this::take));
            }
            case Step.Within within -> take(within.step());
            case Step.Let let -> variables.let(let);
            case Step.Sent sent -> take(sent.call());
            case Step.Parts parts -> raw(peer(parts.station()), variables.resolve(parts.text()));
            case Step.Cut cut -> {
                Peer peer = peer(cut.station());
                deliver(gateway.say(new Input.Disconnected(peer.id, peer.epoch, CloseReason.STATION_CLOSED)));
            }
            case Step.WithApi _,
                    Step.Answered _,
                    Step.Binary _,
                    Step.Ping _,
                    Step.Pongs _,
                    Step.BareFrame _,
                    Step.Reply _,
                    Step.Never _,
                    Step.Unordered _,
                    Step.Given _,
                    Step.Ask _,
                    Step.Check _,
                    Step.CheckOrder _,
                    Step.Connect _,
                    Step.Closed _,
                    Step.Standing _,
                    Step.Receive _ -> {
                // There is no API and no handshake here, and each call of ours is accepted at once.
            }
        }
    }

    private void order(Step.Order order) {
        orders++;
        StationId station = peer(order.station()).id;
        try {
            Command command = Orders.command(order, variables);
            deliver(gateway.say(new Input.Ordered(station, orders, command, "key-" + orders, 60_000)));
        } catch (ScenarioException incomplete) {
            // It names something that was never told, since the message that tells it was treated otherwise.
        }
    }

    private Peer peer(String id) {
        return peers.computeIfAbsent(variables.station(id), name -> connect(new Peer(name, OcppVersion.V16)));
    }

    private Peer connect(Peer peer) {
        epochs++;
        peer.epoch = epochs;
        deliver(gateway.say(new Input.Connected(peer.id, peer.epoch, peer.version.subprotocol(), "127.0.0.1", true)));
        return peer;
    }

    private void restart() {
        deliver(gateway.crash(false));
        peers.values().forEach(this::connect);
    }

    private void say(Peer peer, String action, String payload) {
        if (ask(peer, action, payload)) {
            deliver(gateway.turn());
        }
    }

    private boolean ask(Peer peer, String action, String payload) {
        messages++;
        return offer(peer, FrameCodec.encode(new Frame.Call("m" + messages, action, payload)));
    }

    private void raw(Peer peer, String text) {
        if (offer(peer, text)) {
            deliver(gateway.turn());
        }
    }

    /** What the gateway's edge does with a text; what it refuses itself has its answer by that. */
    private boolean offer(Peer peer, String text) {
        try {
            if (FrameCodec.decode(peer.version, text) instanceof Frame.Call call) {
                Dialect.Received received = peer.dialect.read(call, gateway.nowMs());
                action = received.action();
                gateway.offer(new Input.Asked(peer.id, peer.epoch, call.id(), received.request()));
                return true;
            }
            return false;
        } catch (OcppException refused) {
            return false;
        }
    }

    private void deliver(List<Output> outputs) {
        for (Output output : outputs) {
            Action.FromStation<?, ?, ?> asked = action;
            if (output instanceof Output.Answer told && asked != null) {
                Dialect dialect = peer(told.station().value()).dialect;
                answer = dialect.answer(told.messageId(), asked, told.reply());
            }
            if (output instanceof Output.Call call) {
                gateway.offer(new Input.Answered(
                        call.station(), call.epoch(), call.callId(), new CommandResult(true, "Accepted", "{}")));
                deliver(gateway.turn());
            }
        }
    }
}

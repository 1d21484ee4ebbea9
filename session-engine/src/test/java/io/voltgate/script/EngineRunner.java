package io.voltgate.script;

import io.voltgate.domain.CloseReason;
import io.voltgate.domain.CommandResult;
import io.voltgate.domain.Event;
import io.voltgate.domain.StationId;
import io.voltgate.engine.Directory;
import io.voltgate.engine.EngineSettings;
import io.voltgate.engine.Input;
import io.voltgate.engine.Output;
import io.voltgate.ocpp.Dialect;
import io.voltgate.ocpp.Dialects;
import io.voltgate.ocpp.Frame;
import io.voltgate.ocpp.FrameCodec;
import io.voltgate.ocpp.OcppException;
import io.voltgate.ocpp.OcppVersion;
import io.voltgate.shard.EventCodec;
import io.voltgate.shard.TestShard;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Runs scenarios against a whole shard on a virtual clock: frames through the dialect, facts from the journal, crashes that lose the
 * unsynced tail. Owned by the test's thread. Used for one scenario.
 */
final class EngineRunner implements ScenarioRunner {
    static final long START_MS = Instant.parse("2026-03-01T12:00:00Z").toEpochMilli();

    private final TestShard shard;
    private final Map<String, Peer> peers = new HashMap<>();
    private Variables variables = new Variables(START_MS);
    private final List<ScenarioReport.Failure> failures = new ArrayList<>();
    private long epochs;
    private int messages;
    private int ticket;

    /** A station's side of its connection. */
    private static final class Peer {
        final StationId id;
        final OcppVersion version;
        final Dialect dialect;
        final Deque<Dialect.Sent> calls = new ArrayDeque<>();
        final Map<String, Frame> early = new HashMap<>();
        long epoch;

        Peer(String id, OcppVersion version) {
            this.id = new StationId(id);
            this.version = version;
            this.dialect = Dialects.of(version);
        }
    }

    EngineRunner(Directory directory) {
        EngineSettings d = EngineSettings.defaults();
        EngineSettings settings =
                new EngineSettings(0, d.heartbeatSeconds(), d.callTimeoutMs(), "EUR", true, d.limits());
        shard = new TestShard(settings, directory, START_MS);
    }

    @Override
    public ScenarioReport run(Scenario scenario) {
        scenario.steps().forEach(this::play);
        return new ScenarioReport(scenario.name(), scenario.steps().size(), 0, failures);
    }

    /** A line, or the lines of a block. */
    private void play(Step step) {
        switch (step) {
            case Step.Repeat(int _, String times, List<Step> steps) -> {
                Set<String> before = variables.known();
                for (int round = 1; round <= Integer.parseInt(variables.resolve(times)); round++) {
                    variables.keepOnly(before);
                    variables.set("$i", Integer.toString(round));
                    steps.forEach(this::play);
                }
            }
            case Step.Each each -> {
                Set<String> before = variables.known();
                for (String value : each.values()) {
                    variables.keepOnly(before);
                    variables.set(each.name(), variables.resolve(value));
                    each.steps().forEach(this::play);
                }
            }
            case Step.Parallel parallel -> inTurns(parallel);
            default -> line(step);
        }
    }

    /** Nothing is at the same time here: the branches take turns, line by line. */
    private void inTurns(Step.Parallel parallel) {
        record Branch(Variables own, Deque<Step> left) {}

        Deque<Branch> branches = new ArrayDeque<>();
        for (int round = 1; round <= Integer.parseInt(variables.resolve(parallel.times())); round++) {
            for (List<Step> steps :
                    parallel.branches().stream().filter(each -> !each.isEmpty()).toList()) {
                Variables own = variables.copy();
                own.set("$i", Integer.toString(round));
                branches.add(new Branch(own, new ArrayDeque<>(steps)));
            }
        }
        Variables outer = variables;
        while (!branches.isEmpty()) {
            Branch branch = branches.remove();
            variables = branch.own();
            play(branch.left().remove());
            if (!branch.left().isEmpty()) {
                branches.add(branch);
            }
        }
        variables = outer;
    }

    private void line(Step step) {
        int before = shard.facts().size();
        Optional<String> wrong = take(step);
        wrong.ifPresent(what -> failures.add(new ScenarioReport.Failure(step.line(), what)));
        List<Event> facts = shard.facts();
        verifyFacts(step, facts.subList(before, facts.size()));
    }

    private Optional<String> take(Step step) {
        return switch (step) {
            case Step.Declare declare -> {
                peers.computeIfAbsent(
                        variables.declared(declare.station()), id -> connect(new Peer(id, declare.version())));
                yield Optional.empty();
            }
            case Step.Within within -> take(within.step());
            case Step.Let let -> {
                variables.let(let);
                yield Optional.empty();
            }
            case Step.Sent(int _, Step.Call call, String name) -> {
                Peer peer = peer(call.station());
                messages++;
                String payload = Shorthand.payload(peer.version, call, variables, START_MS);
                String text = FrameCodec.encode(new Frame.Call("m" + messages, call.action(), payload));
                Optional.ofNullable(answer(peer, text)).ifPresent(frame -> peer.early.put(name, frame));
                yield Optional.empty();
            }
            case Step.Answered answered ->
                answered.expected().mismatch(peer(answered.station()).early.remove(answered.name()), variables);
            case Step.Unordered unordered -> unordered(unordered);
            case Step.Never never -> {
                Expectation which = new Expectation(never.args());
                yield peer(never.station()).calls.stream()
                        .map(Dialect.Sent::call)
                        .filter(call -> call.action().equals(never.action())
                                || never.action().equals("*"))
                        .filter(call ->
                                which.matches(new Frame.CallResult(call.id(), call.payload()), variables.copy()))
                        .findFirst()
                        .map(call -> "the station was called with " + call.action());
            }
            case Step.Parts parts ->
                parts.expected().mismatch(answer(peer(parts.station()), variables.resolve(parts.text())), variables);
            case Step.Binary _, Step.Ping _, Step.Pongs _, Step.BareFrame _ ->
                Optional.of("sockets only: there are no frames of WebSocket here");
            case Step.Reply _ -> Optional.of("sockets only: a call is answered by its line here, or never");
            case Step.Cut cut -> {
                Peer peer = peer(cut.station());
                deliver(shard.say(new Input.Disconnected(peer.id, peer.epoch, CloseReason.STATION_CLOSED)));
                yield Optional.empty();
            }
            case Step.WithApi _ -> Optional.empty();
            case Step.Repeat _, Step.Each _, Step.Parallel _ -> Optional.of("a block is no line");
            case Step.Given _, Step.Ask _, Step.Check _, Step.CheckOrder _ ->
                Optional.of("there is no API here: tokens are those of the test, and facts stand for rows");
            case Step.Connect _, Step.Closed _ -> Optional.of("there is no handshake here");
            case Step.Standing _ -> Optional.of("each call needs its line here");
            case Step.Call call -> {
                Peer peer = peer(call.station());
                String payload = Shorthand.payload(peer.version, call, variables, START_MS);
                messages++;
                String text = FrameCodec.encode(new Frame.Call("m" + messages, call.action(), payload));
                yield call.expected().mismatch(answer(peer, text), variables);
            }
            case Step.Raw raw ->
                raw.expected().mismatch(answer(peer(raw.station()), variables.resolve(raw.text())), variables);
            case Step.Order order -> {
                StationId id = peer(order.station()).id;
                ticket++;
                deliver(shard.say(
                        new Input.Ordered(id, ticket, Orders.command(order, variables), "key-" + ticket, 60_000)));
                yield Optional.empty();
            }
            case Step.Receive receive -> receive(receive);
            case Step.Disconnect disconnect -> {
                Peer peer = peer(disconnect.station());
                deliver(shard.say(new Input.Disconnected(peer.id, peer.epoch, CloseReason.STATION_CLOSED)));
                yield Optional.empty();
            }
            case Step.Reconnect reconnect -> {
                connect(peer(reconnect.station()));
                yield Optional.empty();
            }
            case Step.After after -> {
                deliver(shard.after(after.ms()));
                yield Optional.empty();
            }
            case Step.Crash _, Step.Restart _ -> {
                shard.crash();
                deliver(shard.resume());
                peers.values().forEach(this::connect);
                yield Optional.empty();
            }
        };
    }

    private Peer peer(String id) {
        return Optional.ofNullable(peers.get(variables.station(id))).orElseThrow();
    }

    private Peer connect(Peer peer) {
        epochs++;
        peer.epoch = epochs;
        deliver(shard.say(new Input.Connected(peer.id, peer.epoch, peer.version.subprotocol(), "127.0.0.1", true)));
        return peer;
    }

    /** What the gateway's edge does with a text, without a socket. */
    private @Nullable Frame answer(Peer peer, String text) {
        try {
            Frame.Call call = (Frame.Call) FrameCodec.decode(peer.version, text);
            Dialect.Received received = peer.dialect.read(call, shard.nowMs());
            List<Output> outputs = shard.say(new Input.Asked(peer.id, peer.epoch, call.id(), received.request()));
            deliver(outputs);
            return outputs.stream()
                    .filter(Output.Answer.class::isInstance)
                    .map(output -> peer.dialect.answer(call.id(), received.action(), ((Output.Answer) output).reply()))
                    .findFirst()
                    .orElse(null);
        } catch (OcppException refused) {
            return FrameCodec.refusal(peer.version, refused).orElse(null);
        }
    }

    private Optional<String> receive(Step.Receive receive) {
        Peer peer = peer(receive.station());
        Dialect.Sent sent = peer.calls.poll();
        if (sent == null || !sent.call().action().equals(receive.action())) {
            return Optional.of("the station was not called with " + receive.action() + " but with " + sent);
        }
        Frame asResult = new Frame.CallResult(sent.call().id(), sent.call().payload());
        Optional<String> wrong = new Expectation(receive.args()).mismatch(asResult, variables);
        return wrong.or(() -> say(peer, sent, receive.answer()));
    }

    /** Calls in any order: each answer lets the next come. */
    private Optional<String> unordered(Step.Unordered unordered) {
        List<Step.Receive> left = new ArrayList<>(unordered.calls());
        Peer peer = peer(left.getFirst().station());
        while (!left.isEmpty()) {
            Dialect.Sent sent = peer.calls.poll();
            if (sent == null) {
                return Optional.of("the station was not called with " + left);
            }
            Frame asResult = new Frame.CallResult(sent.call().id(), sent.call().payload());
            Optional<Step.Receive> meant = left.stream()
                    .filter(each -> each.action().equals(sent.call().action()))
                    .filter(each -> new Expectation(each.args()).matches(asResult, variables))
                    .findFirst();
            if (meant.isEmpty()) {
                return Optional.of("the station was called with " + sent);
            }
            left.remove(meant.get());
            Optional<String> wrong = say(peer, sent, meant.get().answer());
            if (wrong.isPresent()) {
                return wrong;
            }
        }
        return Optional.empty();
    }

    private Optional<String> say(Peer peer, Dialect.Sent sent, Response response) {
        Optional<Frame> answer = response.to(sent.call().id(), variables);
        if (answer.isPresent() && answer.get() instanceof Frame.CallResult given) {
            CommandResult result = peer.dialect.result(sent.action(), given);
            deliver(shard.say(new Input.Answered(peer.id, peer.epoch, given.id(), result)));
        } else if (answer.isPresent()) {
            return Optional.of("a CALLERROR can't be answered here");
        }
        return Optional.empty();
    }

    private void deliver(List<Output> outputs) {
        for (Output output : outputs) {
            if (output instanceof Output.Call call) {
                Peer peer = peer(call.station().value());
                peer.dialect.write(call.callId(), call.order()).ifPresent(peer.calls::add);
            }
        }
    }

    private void verifyFacts(Step step, List<Event> came) {
        List<Fact> wanted = step.facts();
        if (wanted == null) {
            return;
        }
        List<JsonNode> left = new ArrayList<>();
        for (Event event : came) {
            left.add(EventCodec.MAPPER.readTree(
                    EventCodec.MAPPER.writerFor(Event.class).writeValueAsString(event)));
        }
        for (Fact fact : wanted) {
            Optional<JsonNode> found = left.stream()
                    .filter(event -> fact.matches(event, variables))
                    .findFirst();
            if (found.isPresent()) {
                left.remove(found.get());
            } else {
                failures.add(new ScenarioReport.Failure(step.line(), "no " + fact + " in " + came));
            }
        }
        left.forEach(event -> failures.add(new ScenarioReport.Failure(step.line(), "unexpected " + event)));
    }
}

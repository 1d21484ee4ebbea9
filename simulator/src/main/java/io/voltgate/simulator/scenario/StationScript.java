package io.voltgate.simulator.scenario;

import io.voltgate.ocpp.Frame;
import io.voltgate.ocpp.FrameCodec;
import io.voltgate.script.Args;
import io.voltgate.script.Expectation;
import io.voltgate.script.Shorthand;
import io.voltgate.script.Step;
import io.voltgate.script.Variables;
import io.voltgate.simulator.link.FrameHead;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a scenario that are the stations'. Used by the thread of one branch. Each gives what went wrong, null where nothing did.
 */
final class StationScript {
    private static final String SOON = "soon";
    private static final String BESIDE = "beside";
    private static final String OLD = "old";
    private static final String REFUSED = "refused";
    private static final long AGAIN_NANOS = Duration.ofMillis(100).toNanos();
    private static final String KEPT = "the server keeps the connection";
    private static final String NOT_CONNECTED = "the station isn't connected";

    private final Stage stage;
    private final SocketScenarioRunner.Setup setup;
    private final Variables variables;
    private final @Nullable BackendScript backend;
    private Duration limit;
    /** The station of the last line that was about one. */
    private String current = "";

    StationScript(Stage stage, Variables variables, @Nullable BackendScript backend) {
        this.stage = stage;
        this.setup = stage.setup();
        this.variables = variables;
        this.backend = backend;
        this.limit = setup.waits().answer();
    }

    String current() {
        return current;
    }

    Duration limit() {
        return limit;
    }

    void limit(Duration longest) {
        limit = longest;
    }

    /** A name as it is meant; the lines that follow are about this station. */
    String name(String written) {
        current = variables.station(written);
        return current;
    }

    /** The place in the transcript of what the current station said or heard last. */
    int lastPlace() {
        ScriptedStation station = stage.station(current);
        return station == null ? -1 : station.last();
    }

    /** A call that should never have come, null where none did. */
    @Nullable
    String outrage() {
        for (ScriptedStation station : stage.stations()) {
            String what = station.outrage();
            if (what != null) {
                return what;
            }
        }
        return null;
    }

    /** Takes in what the current station hears, so that calls with a standing answer get it. */
    void look() throws InterruptedException {
        ScriptedStation station = stage.station(current);
        if (station != null) {
            station.look();
        }
    }

    /** The same for all stations, when no branch uses them any more. */
    void lookAtAll() throws InterruptedException {
        for (ScriptedStation station : stage.stations()) {
            station.look();
        }
    }

    @Nullable
    String given(Step.Given given) throws InterruptedException {
        Args args = given.args().bound(variables);
        String name = variables.resolve(given.name());
        if (given.kind() == Step.Given.Kind.STATION) {
            args.get("password").ifPresent(password -> stage.passwords().put(name, password));
        }
        // Without an API it is taken as given.
        return backend == null ? null : backend.enter(given, name, args);
    }

    @Nullable
    String declare(Step.Declare declare) throws InterruptedException {
        String name = variables.declared(declare.station());
        current = name;
        ScriptedStation known = stage.station(name);
        if (known != null && known.version() == declare.version()) {
            return null;
        }
        String identity = setup.idPrefix() + name;
        String password = stage.passwords().getOrDefault(name, setup.password());
        Dial usual = Dial.usual(setup, identity, password, declare.version().subprotocol());
        ScriptedStation fresh = new ScriptedStation(
                declare.version(), usual, variables, new ScriptedLink.Side(stage.transcript(), name, stage.watch()));
        stage.put(name, fresh);
        if (backend != null) {
            backend.listen(name);
        }
        return declare.away() ? null : dial(fresh);
    }

    @Nullable
    String reconnect(String written) {
        ScriptedStation station = stage.station(name(written));
        return station == null ? NOT_CONNECTED : dial(station);
    }

    private @Nullable String dial(ScriptedStation station) {
        ScriptedLink.Outcome outcome = station.connect(station.dial(), limit);
        if (outcome.link() == null) {
            return "the connection failed: " + refused(outcome);
        }
        // RFC 6455, 4.1: what speaks several versions can't know which one is meant.
        return outcome.subprotocol().isEmpty()
                ? "the server takes the connection, but chooses no subprotocol, not "
                        + station.version().subprotocol()
                : null;
    }

    private static String refused(ScriptedLink.Outcome outcome) {
        return outcome.status() == 0 ? outcome.reason() : "HTTP " + outcome.status();
    }

    @Nullable
    String connect(Step.Connect connect) {
        ScriptedStation station = stage.station(name(connect.station()));
        if (station == null) {
            return NOT_CONNECTED;
        }
        Args args = connect.args().bound(variables);
        if (args.words().contains(BESIDE)) {
            station.abandon();
        }
        Dial how = new Dialling(setup.idPrefix(), args).from(station.dial());
        List<String> wanted = connect.answer().words();
        long deadline = System.nanoTime() + limit.toNanos();
        String wrong = dial(station, how, connect.answer());
        while (wrong != null && wanted.contains(SOON) && System.nanoTime() < deadline) {
            LockSupport.parkNanos(AGAIN_NANOS);
            wrong = dial(station, how, connect.answer());
        }
        return wrong;
    }

    private @Nullable String dial(ScriptedStation station, Dial how, Args wanted) {
        ScriptedLink.Outcome outcome = station.connect(how, limit);
        String status = wanted.words().isEmpty() ? "101" : wanted.words().getFirst();
        String told = outcome.isRefusal() && outcome.status() == 0 ? REFUSED : Integer.toString(outcome.status());
        if (!List.of(status.split("\\|")).contains(told)) {
            return outcome.status() == 0 ? outcome.reason() : "the server answers HTTP " + outcome.status();
        }
        String subprotocol = wanted.get("subprotocol", outcome.subprotocol());
        return subprotocol.equals(outcome.subprotocol()) ? null : "the server chooses " + outcome.subprotocol();
    }

    @Nullable
    String call(Step.Call call) throws InterruptedException {
        ScriptedStation station = open(call.station());
        return station == null ? notConnected() : compare(station, say(station, call), call.expected());
    }

    @Nullable
    String sent(Step.Sent sent) {
        ScriptedStation station = open(sent.call().station());
        if (station == null) {
            return notConnected();
        }
        station.remember(sent.name(), say(station, sent.call()));
        return null;
    }

    @Nullable
    String answered(Step.Answered answered) throws InterruptedException {
        ScriptedStation station = stage.station(name(answered.station()));
        String id = station == null ? null : station.idOf(answered.name());
        return station == null || id == null
                ? "nothing was sent as " + answered.name()
                : compare(station, id, answered.expected());
    }

    private String say(ScriptedStation station, Step.Call call) {
        String id = stage.nextId();
        String payload = Shorthand.payload(station.version(), call, variables, stage.startMs());
        station.send(FrameCodec.encode(new Frame.Call(id, call.action(), payload)));
        return id;
    }

    @Nullable
    String raw(Step.Raw raw) throws InterruptedException {
        ScriptedStation station = open(raw.station());
        if (station == null) {
            return notConnected();
        }
        station.send(variables.resolve(raw.text()));
        return compare(station, null, raw.expected());
    }

    @Nullable
    String binary(Step.Binary binary) throws InterruptedException {
        ScriptedStation station = open(binary.station());
        if (station == null) {
            return notConnected();
        }
        station.send(new ScriptedStation.Odd.Binary(binary.hex()));
        return compare(station, null, binary.expected());
    }

    @Nullable
    String parts(Step.Parts parts) throws InterruptedException {
        ScriptedStation station = open(parts.station());
        if (station == null) {
            return notConnected();
        }
        station.send(new ScriptedStation.Odd.Parts(parts.parts(), variables.resolve(parts.text())));
        return compare(station, null, parts.expected());
    }

    private @Nullable String compare(ScriptedStation station, @Nullable String id, Expectation expected)
            throws InterruptedException {
        if (id == null && expected.equals(Expectation.ANYTHING)) {
            // Whether what is no call is answered at all is the server's business.
            return null;
        }
        Duration longest = expected.expectsSilence() ? setup.waits().silence() : limit;
        Frame answer = station.awaitAnswer(id, longest);
        Optional<String> mismatch = expected.mismatch(answer, variables);
        boolean named = mismatch.isEmpty() && !expected.equals(Expectation.ANYTHING);
        if (named && answer instanceof Frame.CallError taken) {
            station.takes(taken);
        }
        return mismatch.map(what -> answer == null ? what + station.why() : what)
                .orElse(null);
    }

    @Nullable
    String receive(Step.Receive receive) throws InterruptedException {
        ScriptedStation station = open(receive.station());
        if (station == null) {
            return notConnected();
        }
        Frame.Call call = station.awaitCall(Set.of(receive.action()), limit);
        if (call == null) {
            return "the server didn't call " + receive.action() + station.why();
        }
        if (!call.action().equals(receive.action())) {
            return "the server called " + call.action() + ", not " + receive.action();
        }
        String wrong = mismatch(receive, call).orElse(null);
        receive.answer()
                .later()
                .ifPresentOrElse(name -> station.owe(name, call), () -> station.answer(call, receive.answer()));
        return wrong;
    }

    private Optional<String> mismatch(Step.Receive receive, Frame.Call call) {
        return new Expectation(receive.args()).mismatch(new Frame.CallResult(call.id(), call.payload()), variables);
    }

    @Nullable
    String unordered(Step.Unordered unordered) throws InterruptedException {
        List<Step.Receive> left = new ArrayList<>(unordered.calls());
        ScriptedStation station = open(left.getFirst().station());
        if (station == null) {
            return notConnected();
        }
        while (!left.isEmpty()) {
            Set<String> actions = left.stream().map(Step.Receive::action).collect(Collectors.toSet());
            Frame.Call call = station.awaitCall(actions, limit);
            if (call == null) {
                return "the server didn't call " + String.join(", ", actions) + station.why();
            }
            Optional<Step.Receive> meant = left.stream()
                    .filter(each -> each.action().equals(call.action()))
                    .filter(each -> mismatch(each, call).isEmpty())
                    .findFirst();
            if (meant.isEmpty()) {
                return "the server called " + call.action() + " " + call.payload() + ", which is none of these";
            }
            station.answer(call, meant.get().answer());
            left.remove(meant.get());
        }
        return null;
    }

    @Nullable
    String standing(Step.Standing standing) {
        ScriptedStation station = stage.station(name(standing.station()));
        if (station != null) {
            station.always(standing.action(), standing.answer());
        }
        return null;
    }

    @Nullable
    String never(Step.Never never) {
        ScriptedStation station = stage.station(name(never.station()));
        if (station != null) {
            station.never(never.action(), new Expectation(never.args()));
        }
        return null;
    }

    @Nullable
    String disconnect(String written) {
        ScriptedStation station = stage.station(name(written));
        if (station != null) {
            station.disconnect();
        }
        return null;
    }

    @Nullable
    String cut(String written) {
        ScriptedStation station = stage.station(name(written));
        if (station != null) {
            station.cut();
        }
        return null;
    }

    @Nullable
    String ping(String written) throws InterruptedException {
        ScriptedStation station = open(written);
        if (station == null) {
            return notConnected();
        }
        return station.ping(limit) ? null : "the server doesn't answer a ping";
    }

    @Nullable
    String reply(Step.Reply reply) {
        ScriptedStation station = open(reply.station());
        if (station == null) {
            return notConnected();
        }
        return station.pay(reply.name(), reply.answer()) ? null : "no call is to be answered as " + reply.name();
    }

    @Nullable
    String bare(Step.BareFrame bare) throws InterruptedException {
        ScriptedStation station = open(bare.station());
        if (station == null) {
            return notConnected();
        }
        Step.BareFrame.Head head = bare.head();
        station.send(new ScriptedStation.Odd.Bare(
                new FrameHead(head.last(), head.reserved(), head.opcode(), head.masked()),
                variables.resolve(bare.text())));
        return compare(station, null, bare.expected());
    }

    @Nullable
    String pongs(Step.Pongs pongs) {
        ScriptedStation station = open(pongs.station());
        if (station == null) {
            return notConnected();
        }
        station.answerPings(pongs.on());
        return null;
    }

    @Nullable
    String closed(Step.Closed closed) throws InterruptedException {
        ScriptedStation station = stage.station(name(closed.station()));
        if (station != null && closed.args().words().contains(OLD)) {
            return code(station.awaitCloseOfStale(limit), closed);
        }
        if (station == null || !station.awaitClose(limit)) {
            return KEPT;
        }
        return code(station.closeCode(), closed);
    }

    private static @Nullable String code(int told, Step.Closed closed) {
        List<String> codes =
                closed.args().words().stream().filter(word -> !word.equals(OLD)).toList();
        if (told == 0) {
            return KEPT;
        }
        return codes.isEmpty() || codes.contains(Integer.toString(told))
                ? null
                : "the server closes with " + told + ", not " + String.join(" or ", codes);
    }

    /** The station of a line that needs its connection; null where it has none. */
    private @Nullable ScriptedStation open(String written) {
        ScriptedStation station = stage.station(name(written));
        return station != null && station.isOpen() ? station : null;
    }

    private String notConnected() {
        ScriptedStation station = stage.station(current);
        return NOT_CONNECTED + (station == null ? "" : station.why());
    }
}

package io.voltgate.simulator.api;

import io.voltgate.ocpp.OcppVersion;
import io.voltgate.simulator.eye.Eyesight;
import io.voltgate.simulator.eye.Finding;
import io.voltgate.simulator.eye.StrictEye;
import io.voltgate.simulator.link.FrameTap;
import io.voltgate.simulator.link.JavaWebSocketLink;
import io.voltgate.simulator.link.StationLink;
import io.voltgate.simulator.station.ByHand;
import io.voltgate.simulator.station.Counters;
import io.voltgate.simulator.station.Station;
import io.voltgate.simulator.station.StationRecord;
import io.voltgate.simulator.station.StationView;
import io.voltgate.simulator.station.device.Settings;
import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/**
 * A charging station in a test: <pre>{@code
 * try (SimulatedStation station = SimulatedStation.v201().identity("CS-1").seed(7).connect("ws://127.0.0.1:9000/ocpp")) {
 *     station.plug(1).swipe(1, "TAG-1");
 *     station.await(frame -> frame.isCall("TransactionEvent") && frame.text("eventType").equals("Started"), Duration.ofSeconds(5));
 * }
 * }</pre>
 * Its methods may be called from any thread and wait until the station has done it, not until the server has heard of it. Whatever
 * doesn't come in time is an AssertionError that ends with the last frames.
 */
public final class SimulatedStation implements AutoCloseable {
    private static final Duration ANSWER = Duration.ofSeconds(35);
    private static final long TURN_SECONDS = 10;
    private static final int SHOWN = 20;

    private final Station station;
    private final StationThread thread;
    private final FrameLog log;
    private final StrictEye eye;

    private SimulatedStation(Station station, StationThread thread, FrameLog log, StrictEye eye) {
        this.station = station;
        this.eye = eye;
        this.thread = thread;
        this.log = log;
    }

    public static StationBuilder v16() {
        return of(OcppVersion.V16);
    }

    public static StationBuilder v201() {
        return of(OcppVersion.V201);
    }

    public static StationBuilder v21() {
        return of(OcppVersion.V21);
    }

    public static StationBuilder of(OcppVersion version) {
        return new StationBuilder(version);
    }

    static SimulatedStation dial(StationBuilder wanted, URI url) {
        StationThread thread = new StationThread("station-" + wanted.identity());
        FrameLog log = new FrameLog(thread::nowMs);
        StrictEye eye =
                new StrictEye(wanted.version(), new Eyesight(wanted.plan().connectors(), thread::nowMs));
        StationLink.Dialer dialer = eye.watched(JavaWebSocketLink.dialer(wanted.target(url)));
        for (FrameTap tap : wanted.taps()) {
            dialer = FrameTap.tapped(dialer, tap);
        }
        List<String> nobody = Collections.nCopies(wanted.plan().connectors(), "");
        Station station = new Station(
                new Station.Spec(
                        wanted.identity(), wanted.version(), wanted.plan(), wanted.seed(), thread.nowMs(), nobody),
                thread,
                log.logged(dialer),
                new Counters(),
                () -> {});
        station.start();
        return new SimulatedStation(station, thread, log, eye);
    }

    /** Puts the cable in. */
    public SimulatedStation plug(int connector) {
        return must(
                "there is a cable at connector " + connector + " or it is out of service",
                hand -> hand.plug(connector));
    }

    /** Puts the cable of a vehicle in that charges by its contract (ISO 15118), and first asks for one where it has none. */
    public SimulatedStation plugAndCharge(int connector, String emaid, boolean hasContract) {
        return must(
                "there is a cable at connector " + connector + " or it is out of service",
                hand -> hand.plugAndCharge(connector, emaid, hasContract));
    }

    /** Shows a token: it asks to charge, or ends what it began. */
    public SimulatedStation swipe(int connector, String token) {
        return must("a token is of no use at connector " + connector + " now", hand -> hand.swipe(connector, token));
    }

    /** Pulls the cable, whatever runs. */
    public SimulatedStation unplug(int connector) {
        return must("there is no cable at connector " + connector, hand -> hand.unplug(connector));
    }

    /** Does anything else that someone who stands there can do: swap a battery, tell new needs, raise an alarm of the grid. */
    public SimulatedStation byHand(Consumer<ByHand> deed) {
        return does(deed);
    }

    /** Breaks the connector, with an error code of OCPP 1.6 (7.6) such as GroundFailure. */
    public SimulatedStation fault(int connector, String errorCode) {
        return does(hand -> hand.fault(connector, errorCode));
    }

    /** Mends the connector. */
    public SimulatedStation clear(int connector) {
        return does(hand -> hand.clear(connector));
    }

    /** Cuts the line without a word; the station queues what must be told, and doesn't come back by itself. */
    public SimulatedStation cut() {
        return does(ByHand::cut);
    }

    /** Mends the line; the station dials at once. */
    public SimulatedStation reconnect() {
        return does(ByHand::reconnect);
    }

    /** Makes the station's clock wrong by this much more; the next accepted boot sets it right. */
    public SimulatedStation jump(Duration by) {
        return does(hand -> hand.jump(by));
    }

    /** Switches it off and on. */
    public SimulatedStation reboot() {
        return does(ByHand::reboot);
    }

    /** Sends a text as it is, out of turn. */
    public SimulatedStation send(String text) {
        return does(hand -> hand.send(text));
    }

    /** Says a call of any content in its turn, and waits for what becomes of it. */
    public ByHand.Outcome call(String action, String payload) {
        CompletableFuture<ByHand.Outcome> outcome = new CompletableFuture<>();
        does(hand -> hand.say(action, payload, outcome::complete));
        return of(outcome, ANSWER.toSeconds(), "no outcome of " + action);
    }

    /** Says a call and gives the payload of its CALLRESULT; anything else is an AssertionError. */
    public JsonNode ask(String action, String payload) {
        return switch (call(action, payload)) {
            case ByHand.Outcome.Answered(JsonNode told) -> told;
            case ByHand.Outcome.Refused(String code, String description) ->
                throw failure(action + " was answered with " + code + ": " + description);
            case ByHand.Outcome.Unanswered(String why) -> throw failure(action + " was not answered: " + why);
        };
    }

    /** Waits until the server has accepted a boot. */
    public SimulatedStation awaitBooted(Duration within) {
        SeenFrame _ = await(
                "an accepted boot",
                frame -> frame.isResultOf("BootNotification")
                        && frame.text("status").equals("Accepted"),
                within);
        return this;
    }

    /** Waits for the first such frame after the one that was awaited last, also one that has passed already. */
    public SeenFrame await(Predicate<SeenFrame> wanted, Duration within) {
        return await("such a frame", wanted, within);
    }

    /** The same, with words for the failure. */
    public SeenFrame await(String what, Predicate<SeenFrame> wanted, Duration within) {
        try {
            Optional<SeenFrame> found = log.await(wanted, System.nanoTime() + within.toNanos());
            thread.check();
            return found.orElseThrow(() -> failure(what + " did not come within " + within));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for " + what, interrupted);
        }
    }

    /** All frames so far, the latest 100,000. */
    public List<SeenFrame> frames() {
        return log.all();
    }

    /**
     * What the server sent that no server should, with the rule and the frame, so far; the first 200. Whatever the station itself did
     * wrong on purpose, such as a broken frame, is not held against the server.
     */
    public List<Finding> findings() {
        return eye.findings();
    }

    /** What the station measured, said and was promised. */
    public StationRecord record() {
        return turn(hand -> station.snapshot());
    }

    /** The station as an onlooker sees it now. */
    public StationView view() {
        return turn(hand -> station.view());
    }

    /** Sets a variable as an order would; empty where there is none of that name. */
    public Optional<Settings.Outcome> set(String variable, String value) {
        return turn(hand -> hand.set(variable, value));
    }

    /** The value of a variable; empty where there is none of that name, or it can't be read. */
    public Optional<String> value(String variable) {
        return turn(hand -> hand.value(variable));
    }

    public String identity() {
        return station.identity();
    }

    /** The latest frames, one a line, for a failure's message. */
    public String lastFrames() {
        List<SeenFrame> all = log.all();
        StringBuilder text = new StringBuilder("the last frames of " + identity() + ":");
        all.subList(Math.max(0, all.size() - SHOWN), all.size())
                .forEach(frame -> text.append("\n  ").append(frame));
        return all.isEmpty() ? identity() + " sent and received no frames" : text.toString();
    }

    private AssertionError failure(String what) {
        return new AssertionError(what + "; " + lastFrames());
    }

    private SimulatedStation does(Consumer<ByHand> deed) {
        return turn(hand -> {
            deed.accept(hand);
            return this;
        });
    }

    private SimulatedStation must(String why, Function<ByHand, Boolean> deed) {
        if (!turn(deed)) {
            throw new IllegalStateException(why);
        }
        return this;
    }

    private <T> T turn(Function<ByHand, T> deed) {
        thread.check();
        CompletableFuture<T> done = new CompletableFuture<>();
        thread.execute(() -> {
            try {
                done.complete(deed.apply(station.byHand()));
            } catch (RuntimeException refused) {
                done.completeExceptionally(refused);
            }
        });
        return of(done, TURN_SECONDS, "the station is closed or stuck");
    }

    private <T> T of(CompletableFuture<T> future, long seconds, String otherwise) {
        try {
            return future.get(seconds, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the station worked", interrupted);
        } catch (ExecutionException refused) {
            if (refused.getCause() instanceof IllegalArgumentException usage) {
                throw new IllegalArgumentException(usage.getMessage(), usage);
            }
            throw new IllegalStateException("the simulator broke", refused.getCause());
        } catch (TimeoutException late) {
            AssertionError failure = failure(otherwise);
            failure.initCause(late);
            throw failure;
        }
    }

    /** Closes the link in order and ends the station's thread. */
    @Override
    public void close() {
        if (thread.isClosed()) {
            return;
        }
        CompletableFuture<Boolean> gone = new CompletableFuture<>();
        thread.execute(() -> {
            station.abandon();
            gone.complete(true);
        });
        try {
            gone.get(TURN_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException stuck) {
            throw new IllegalStateException("the station does not end", stuck);
        } finally {
            thread.close();
        }
    }
}

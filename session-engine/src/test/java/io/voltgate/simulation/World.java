package io.voltgate.simulation;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.voltgate.domain.CloseReason;
import io.voltgate.domain.Command;
import io.voltgate.domain.CommandResult;
import io.voltgate.domain.Money;
import io.voltgate.domain.Reply;
import io.voltgate.domain.Request;
import io.voltgate.domain.StationId;
import io.voltgate.engine.EngineSettings;
import io.voltgate.engine.Input;
import io.voltgate.engine.Output;
import io.voltgate.engine.PaymentOutcome;
import io.voltgate.engine.StationProfile;
import io.voltgate.shard.FixedDirectory;
import io.voltgate.shard.TestShard;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A seeded world on virtual time: stations with flaky links, a shard that crashes with the unsynced tail lost, a backend that orders
 * and a provider that sometimes doesn't answer. Owned by the test's thread. The same seed is the same history.
 */
final class World {
    private static final long NOON = 1_780_000_000_000L;
    private static final int STATIONS = 3;
    private static final long CALL_TIMEOUT_MS = 30_000;

    final List<ModelStation> stations = new ArrayList<>();
    final TestShard shard;
    final List<String> violations = new ArrayList<>();
    private final SplittableRandom random;
    private final Map<String, Link> links = new HashMap<>();
    private byte[] snapshot = new byte[0];
    private long snapshotSequence;
    private long epochs;
    private int messages;
    private int keys;
    private boolean providerAnswers;

    /** The connection of a station, and the message that it waits for. */
    private static final class Link {
        long epoch;
        boolean up;
        ModelStation.@Nullable Pending waitingFor;
        String messageId = "";
        long calledUntilMs;
    }

    World(long seed) {
        random = new SplittableRandom(seed);
        EngineSettings settings = new EngineSettings(
                0, 300, CALL_TIMEOUT_MS, "EUR", true, EngineSettings.defaults().limits());
        FixedDirectory directory = new FixedDirectory();
        for (int i = 0; i < STATIONS; i++) {
            Money price = Money.of("EUR", new BigDecimal("0.4" + i));
            directory.with(new StationId("CS-" + i), new StationProfile(new UUID(0, i), false, null, price, 0));
        }
        shard = new TestShard(settings, directory, NOON);
        for (int i = 0; i < STATIONS; i++) {
            ModelStation station = new ModelStation("CS-" + i, random.nextBoolean(), random.split(), NOON);
            stations.add(station);
            links.put(station.id.value(), new Link());
        }
    }

    void run(int steps) {
        for (int i = 0; i < steps; i++) {
            step();
        }
        settle();
    }

    private void step() {
        ModelStation station = stations.get(random.nextInt(STATIONS));
        Link link = links.get(station.id.value());
        switch (random.nextInt(20)) {
            case 0 -> crash();
            case 1 -> cut(station, link);
            case 2 -> shard.after(random.nextLong(40_000));
            case 3 -> order(station);
            case 4 -> takeSnapshot();
            case 5, 6, 7, 8 -> station.live();
            default -> talk(station, link, random.nextInt(10) == 0);
        }
    }

    /** Lets everything come to rest, with links that hold. */
    private void settle() {
        for (ModelStation station : stations) {
            Link link = links.get(station.id.value());
            link.waitingFor = null;
            for (int i = 0; i < 1_000 && !station.queue.isEmpty(); i++) {
                talk(station, link, false);
            }
            if (!station.queue.isEmpty()) {
                violations.add("OneOutcomePerRequest: " + station.id + " still waits for " + station.queue.peek());
            }
        }
        providerAnswers = true;
        crash();
        for (List<Output> outputs = shard.turn(); !outputs.isEmpty(); outputs = shard.turn()) {
            take(outputs);
        }
        verifyRecovery("at the end");
    }

    private void talk(ModelStation station, Link link, boolean loseAnswer) {
        if (!link.up) {
            connect(station, link);
            return;
        }
        if (link.waitingFor == null && !station.queue.isEmpty()) {
            link.waitingFor = next(station);
            messages++;
            link.messageId = "m" + messages;
            Request request = station.request(link.waitingFor);
            shard.offer(new Input.Asked(station.id, link.epoch, link.messageId, request));
        }
        if (loseAnswer) {
            Link lost = new Link();
            lost.epoch = link.epoch;
            links.put(station.id.value(), lost);
        }
        take(shard.turn());
    }

    /** Stations of OCPP 2.x may deliver what they have queued in any order. */
    private ModelStation.Pending next(ModelStation station) {
        if (station.v16 || random.nextInt(3) > 0) {
            return station.queue.peek();
        }
        List<ModelStation.Pending> queue = List.copyOf(station.queue);
        return queue.get(random.nextInt(queue.size()));
    }

    private void connect(ModelStation station, Link link) {
        epochs++;
        link.epoch = epochs;
        link.up = true;
        link.waitingFor = null;
        link.calledUntilMs = 0;
        String protocol = station.v16 ? "ocpp1.6" : "ocpp2.0.1";
        take(shard.say(new Input.Connected(station.id, link.epoch, protocol, "127.0.0.1", true)));
    }

    private void cut(ModelStation station, Link link) {
        if (link.up) {
            link.up = false;
            link.waitingFor = null;
            take(shard.say(new Input.Disconnected(station.id, link.epoch, CloseReason.CONNECTION_LOST)));
        }
    }

    private void order(ModelStation station) {
        keys++;
        Command command = Backend.order(station, random);
        take(shard.say(new Input.Ordered(station.id, keys, command, "key-" + random.nextInt(60), 60_000)));
    }

    private void takeSnapshot() {
        snapshot = shard.engine().snapshot();
        snapshotSequence = shard.journal().durable();
    }

    private void crash() {
        if (random.nextBoolean()) {
            shard.crashBeforeForce();
        }
        if (random.nextBoolean()) {
            verifyRecovery("before a crash");
        }
        boolean fromSnapshot = snapshotSequence <= shard.journal().durable() && random.nextBoolean();
        shard.crash(fromSnapshot ? snapshot : new byte[0], fromSnapshot ? snapshotSequence : 0);
        for (Link link : links.values()) {
            link.up = false;
            link.waitingFor = null;
        }
        take(shard.resume());
    }

    private void verifyRecovery(String when) {
        shard.journal().loseUnforced();
        String live = new String(shard.engine().snapshot(), UTF_8);
        String replayed = new String(shard.recovered(new byte[0], 0).snapshot(), UTF_8);
        String continued =
                new String(shard.recovered(snapshot, snapshotSequence).snapshot(), UTF_8);
        if (!live.equals(replayed) || !live.equals(continued)) {
            violations.add("RecoveredEqualsLive " + when + ":\n" + live + "\n" + replayed + "\n" + continued);
        }
    }

    private void take(List<Output> outputs) {
        for (Output output : outputs) {
            switch (output) {
                case Output.Answer(var id, long epoch, String messageId, Reply reply) -> {
                    Link link = links.get(id.value());
                    if (link.epoch == epoch && link.up && messageId.equals(link.messageId) && link.waitingFor != null) {
                        station(id.value()).answered(link.waitingFor, reply);
                        link.waitingFor = null;
                    }
                }
                case Output.Call call -> called(call);
                case Output.Pay pay -> pay(pay);
                case Output.Hangup _, Output.Receipt _, Output.Outcome _ -> {
                    // Nothing to be played: the world cuts its links itself, and orders without waiting.
                }
            }
        }
    }

    private void called(Output.Call call) {
        Link link = links.get(call.station().value());
        if (link.epoch != call.epoch()) {
            return;
        }
        if (shard.nowMs() < link.calledUntilMs) {
            violations.add("OneOutstandingCall: " + call);
        }
        link.calledUntilMs = shard.nowMs() + CALL_TIMEOUT_MS;
        if (random.nextInt(3) > 0) {
            link.calledUntilMs = 0;
            String status = random.nextInt(5) > 0 ? "Accepted" : "Rejected";
            CommandResult result = new CommandResult(status.equals("Accepted"), status, "{}");
            shard.offer(new Input.Answered(call.station(), call.epoch(), call.callId(), result));
        }
        Backend.effect(call.order(), shard.nowMs())
                .filter(effect -> random.nextBoolean())
                .ifPresent(effect -> tell(call, effect));
    }

    /** What the station tells besides its charges; nothing waits for the answer. */
    private void tell(Output.Call call, Request effect) {
        messages++;
        shard.offer(new Input.Asked(call.station(), call.epoch(), "e" + messages, effect));
    }

    private void pay(Output.Pay pay) {
        if (providerAnswers || random.nextInt(3) > 0) {
            PaymentOutcome outcome = new PaymentOutcome.Done("x-" + pay.key());
            shard.offer(new Input.PaymentAnswered(pay.station(), pay.payment(), pay.session(), pay.key(), outcome));
        }
    }

    private ModelStation station(String id) {
        return stations.stream()
                .filter(s -> s.id.value().equals(id))
                .findFirst()
                .orElseThrow();
    }
}

package io.voltgate.simulation;

import io.voltgate.domain.CloseReason;
import io.voltgate.domain.Command;
import io.voltgate.domain.CommandResult;
import io.voltgate.domain.Money;
import io.voltgate.domain.Reply;
import io.voltgate.domain.Request;
import io.voltgate.domain.StationId;
import io.voltgate.domain.UserId;
import io.voltgate.engine.EngineSettings;
import io.voltgate.engine.Input;
import io.voltgate.engine.Output;
import io.voltgate.engine.PaymentPolicy;
import io.voltgate.engine.StationProfile;
import io.voltgate.engine.TokenProfile;
import io.voltgate.shard.FixedDirectory;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A seeded world on virtual time: stations with faults and flaky links, a gateway that crashes with the unsynced tail lost, a backend that
 * orders, a store and a provider that are slow and fail. Owned by the test's thread. The same seed is the same history.
 */
final class World {
    private static final long NOON = 1_780_000_000_000L;
    private static final long MS_PER_DAY = 86_400_000;
    /** How long a provider that has refused is asked anew at most. */
    private static final int DAYS_OF_RETRIES = 20;

    private static final long CALL_TIMEOUT_MS = 30_000;

    final ModelGateway gateway;
    final ModelStore store;
    final ModelProvider provider;
    final Truth truth;
    private final Plan plan;
    private final SplittableRandom random;
    private final Subscriber subscriber;
    private final List<ModelStation> stations = new ArrayList<>();
    private final Map<StationId, Link> links = new HashMap<>();
    private int messages;
    private int keys;
    private long epochs;
    private int step;

    /** The connection of a station, and the message that it waits for. */
    private static final class Link {
        final ModelStation station;
        long epoch;
        boolean up;
        String messageId = "";

        @Nullable
        Message waitingFor;

        Link(ModelStation station) {
            this.station = station;
        }
    }

    World(long seed, Plan plan, Sabotage sabotage) {
        this.plan = plan;
        random = new SplittableRandom(seed);
        EngineSettings settings = new EngineSettings(
                        0,
                        300,
                        CALL_TIMEOUT_MS,
                        "EUR",
                        true,
                        EngineSettings.defaults().limits())
                .paying(payments());
        FixedDirectory directory = new FixedDirectory();
        for (int i = 0; i < plan.stations(); i++) {
            add(i, directory);
        }
        gateway = new ModelGateway(settings, directory, sabotage, NOON);
        store = sabotage.store();
        provider = new ModelProvider(random.split());
        subscriber = new Subscriber(sabotage);
        truth = new Truth(stations);
        watch();
    }

    private void watch() {
        gateway.watch()
                .with(truth)
                .with(new AckedIsDurable(gateway.disk()))
                .with(new OneOutcomePerRequest())
                .with(new OneOutstandingCall(CALL_TIMEOUT_MS))
                .with(new StaleConnectionIsMute())
                .with(new TransactionEndsOnce())
                .with(new CommandEndsOnce())
                .with(new SequenceGapless())
                .with(new TimeMonotone())
                .with(new MoneyEqualsEnergy())
                .with(new RecoveredEqualsLive(gateway, plan.compareEveryTurns()))
                .with(new RowsEqualAcks(gateway.disk(), store, truth))
                .with(new StreamEqualsJournal(gateway.disk(), subscriber))
                .with(new EnergyEqualsTruth(store, truth))
                .with(new PaymentCapturedOnce(provider, store));
    }

    private PaymentPolicy payments() {
        long held = random.nextBoolean() ? 0 : 20_000_000;
        PaymentPolicy.Upwards upwards =
                random.nextInt(4) == 0 ? PaymentPolicy.Upwards.WAIVE : PaymentPolicy.Upwards.CHARGE_MORE;
        return new PaymentPolicy("ledger", held, upwards, PaymentPolicy.DEFAULT.retryDelaysMs());
    }

    private void add(int number, FixedDirectory directory) {
        String name = "CS-" + number;
        Money price = Money.of("EUR", new BigDecimal("0.4" + number % 10));
        directory.with(
                new StationId(name),
                new StationProfile(new UUID(0, number), false, null, price, ModelStation.MAX_POWER_KW));
        UserId user = new UserId(new UUID(1, number));
        String currency = random.nextInt(4) == 0 ? "CHF" : null;
        directory.with("TAG-" + name, new TokenProfile(user, true, null, null, currency, Set.of()));
        directory.with("BAD-" + name, new TokenProfile(user, false, null, null, null, Set.of()));
        Set<Fault> faults = EnumSet.noneOf(Fault.class);
        for (Fault fault : Fault.values()) {
            if (random.nextInt(5) == 0) {
                faults.add(fault);
            }
        }
        ModelStation station = random.nextBoolean()
                ? new Station16(name, faults, random.split(), NOON - 100 * MS_PER_DAY)
                : new Station2x(name, faults, random.split(), NOON - 100 * MS_PER_DAY);
        if (faults.contains(Fault.BACKLOG)) {
            station.pastLife(NOON - 90 * MS_PER_DAY, NOON - MS_PER_DAY, 8 + random.nextInt(16));
        }
        if (random.nextBoolean()) {
            station.boot("PowerUp");
        }
        stations.add(station);
        links.put(station.id, new Link(station));
    }

    int step() {
        return step;
    }

    void run() {
        for (step = 1; step <= plan.steps(); step++) {
            gateway.pass(random.nextLong(2 * plan.paceMs()));
            happen();
        }
        settle();
    }

    private void happen() {
        Link link = links.get(stations.get(random.nextInt(stations.size())).id);
        if (random.nextInt(1000) < plan.crashesPerMille()) {
            crash();
            return;
        }
        switch (random.nextInt(32)) {
            case 0 -> cut(link);
            case 1 -> replace(link);
            case 2 -> order(link.station);
            case 3 -> gateway.takeSnapshot();
            case 4 -> subscribe();
            case 5 -> store.tail(gateway.disk(), 1 + random.nextInt(50), fate());
            case 6 -> provider.work(false).forEach(answer -> take(gateway.say(answer)));
            case 7 -> link.station.heartbeat();
            case 8 -> take(gateway.turn());
            case 9, 10, 11, 12, 13, 14, 15 -> link.station.live(gateway.nowMs(), random.nextInt(3) > 0);
            default -> talk(link, random.nextInt(10) == 0);
        }
    }

    private ModelStore.Fate fate() {
        ModelStore.Fate[] fates = ModelStore.Fate.values();
        return fates[random.nextInt(fates.length)];
    }

    private void subscribe() {
        subscriber.listen(gateway.disk(), 1 + random.nextInt(50));
        if (random.nextBoolean()) {
            subscriber.breakOff();
        }
    }

    /** Lets everything come to rest, with links that hold. */
    private void settle() {
        for (Link link : links.values()) {
            link.station.rest();
            for (int i = 0; i < 10_000 && (link.station.next() != null || link.waitingFor != null); i++) {
                talk(link, false);
            }
            if (link.station.next() != null) {
                throw new Violation("OneOutcomePerRequest", link.station.id + " still waits for " + link.waitingFor);
            }
        }
        crash();
        for (int day = 0; day < DAYS_OF_RETRIES; day++) {
            while (provider.isAsked()) {
                provider.work(true).forEach(answer -> take(gateway.say(answer)));
            }
            gateway.pass(MS_PER_DAY);
            take(gateway.turn());
        }
        gateway.watch().atEnd();
    }

    private void talk(Link link, boolean loseAnswer) {
        if (!link.up) {
            connect(link);
            return;
        }
        Message message = link.waitingFor == null ? link.station.next() : link.waitingFor;
        if (message != null) {
            if (link.waitingFor == null || random.nextBoolean()) {
                messages++;
                link.messageId = "m" + messages;
            }
            link.waitingFor = message;
            truth.sends(link.messageId, message.charge());
            Request request = message.draft().get();
            gateway.offer(new Input.Asked(link.station.id, link.epoch, link.messageId, request));
        }
        List<Output> released = gateway.turn();
        if (loseAnswer) {
            released = released.stream()
                    .filter(output -> !(output instanceof Output.Answer))
                    .toList();
        }
        take(released);
    }

    private void connect(Link link) {
        epochs++;
        link.epoch = epochs;
        link.up = true;
        link.waitingFor = null;
        String protocol = link.station.protocol();
        take(gateway.say(new Input.Connected(link.station.id, link.epoch, protocol, "127.0.0.1", true)));
    }

    private void cut(Link link) {
        if (link.up) {
            link.up = false;
            link.waitingFor = null;
            take(gateway.say(new Input.Disconnected(link.station.id, link.epoch, CloseReason.CONNECTION_LOST)));
        }
    }

    /** The station dials anew while its old connection still stands, and that one has something to say yet. */
    private void replace(Link link) {
        long old = link.epoch;
        Message lost = link.waitingFor == null ? link.station.next() : link.waitingFor;
        connect(link);
        if (lost != null && old > 0) {
            messages++;
            truth.sends("m" + messages, lost.charge());
            gateway.offer(new Input.Asked(
                    link.station.id, old, "m" + messages, lost.draft().get()));
            gateway.offer(new Input.Disconnected(link.station.id, old, CloseReason.CONNECTION_LOST));
            take(gateway.turn());
        }
    }

    private void order(ModelStation station) {
        keys++;
        Command command = Backend.order(station, random);
        take(gateway.say(new Input.Ordered(station.id, keys, command, "key-" + random.nextInt(60), 60_000)));
    }

    private void crash() {
        if (random.nextBoolean()) {
            links.values().forEach(this::speakUnheard);
            gateway.losePower(random.nextInt(3));
        }
        links.values().forEach(link -> {
            link.up = false;
            link.waitingFor = null;
        });
        provider.crashed();
        take(gateway.crash(random.nextBoolean()));
    }

    /** A message that arrives just before the power fails. */
    private void speakUnheard(Link link) {
        Message message = link.waitingFor == null ? link.station.next() : link.waitingFor;
        if (link.up && message != null) {
            messages++;
            truth.sends("m" + messages, message.charge());
            gateway.offer(new Input.Asked(
                    link.station.id, link.epoch, "m" + messages, message.draft().get()));
        }
    }

    private void take(List<Output> outputs) {
        for (Output output : outputs) {
            switch (output) {
                case Output.Answer(var id, long epoch, String messageId, Reply reply) -> {
                    Link link = links.get(id);
                    Message message = link.waitingFor;
                    if (link.epoch == epoch && link.up && messageId.equals(link.messageId) && message != null) {
                        link.waitingFor = null;
                        link.station.answered(message, reply);
                    }
                }
                case Output.Call call -> called(call);
                case Output.Pay pay -> provider.ask(pay);
                case Output.Hangup _, Output.Receipt _, Output.Outcome _ -> {
                    // Nothing to be played: the world cuts its links itself, and orders without waiting.
                }
            }
        }
    }

    private void called(Output.Call call) {
        Link link = links.get(call.station());
        if (link.epoch != call.epoch()) {
            return;
        }
        if (random.nextInt(3) > 0) {
            String status = random.nextInt(5) > 0 ? "Accepted" : "Rejected";
            CommandResult result = new CommandResult(status.equals("Accepted"), status, "{}");
            gateway.offer(new Input.Answered(call.station(), call.epoch(), call.callId(), result));
        }
        Backend.effect(call.order(), gateway.nowMs())
                .filter(_ -> random.nextBoolean())
                .ifPresent(effect -> tell(call, effect));
    }

    /** What the station tells besides its charges; nothing waits for the answer. */
    private void tell(Output.Call call, Request effect) {
        messages++;
        gateway.offer(new Input.Asked(call.station(), call.epoch(), "e" + messages, effect));
    }
}

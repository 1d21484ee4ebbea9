package io.voltgate.simulation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.voltgate.domain.ConnectorId;
import io.voltgate.domain.ConnectorStatus;
import io.voltgate.domain.Energy;
import io.voltgate.domain.Event;
import io.voltgate.domain.IdToken;
import io.voltgate.domain.Money;
import io.voltgate.domain.ReportItem;
import io.voltgate.domain.ReportKind;
import io.voltgate.domain.Request;
import io.voltgate.domain.Request.Phase;
import io.voltgate.domain.Sample;
import io.voltgate.domain.StationId;
import io.voltgate.domain.StationInfo;
import io.voltgate.domain.StationTime;
import io.voltgate.domain.TransactionId;
import io.voltgate.engine.EngineSettings;
import io.voltgate.engine.Input;
import io.voltgate.engine.Output;
import io.voltgate.engine.StationProfile;
import io.voltgate.shard.FixedDirectory;
import io.voltgate.shard.TestShard;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A station that says anything at all, as far as its types allow: each message has its answer, and the shard lives and recovers. */
class NonsenseTest {
    private static final StationId CS = new StationId("CS-1");
    private static final List<String> TEXTS = List.of(
            "", "0", "-1", "1", "1e9", "1e-9", "9223372036854775807", "NaN", "\u0000", "\ud800", "99999999999", "x");
    private static final List<Phase> PHASES = List.of(Phase.STARTED, Phase.UPDATED, Phase.ENDED);
    private static final List<String> FIRMWARE = List.of("Downloading", "Installed", "InstallationFailed", "Idle", "x");
    private static final List<Long> NUMBERS =
            List.of(0L, 1L, -1L, Long.MAX_VALUE, Long.MIN_VALUE, 1_000_000_000L, 100_000_000_000_000_000L);

    private final FixedDirectory directory = new FixedDirectory()
            .with(CS, new StationProfile(new UUID(0, 1), false, null, new Money("EUR", Long.MAX_VALUE), 0));

    @Test
    void shouldAnswerAnything() {
        for (long seed = 0; seed < 500; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            TestShard shard = new TestShard(EngineSettings.defaults(), directory, 1_780_000_000_000L);
            shard.say(new Input.Connected(CS, 1, "ocpp1.6", "127.0.0.1", false));
            for (int i = 0; i < 60; i++) {
                String id = "m" + i;
                List<Output> outputs = shard.say(new Input.Asked(CS, 1, id, nonsense(random)));
                List<String> answered = outputs.stream()
                        .filter(Output.Answer.class::isInstance)
                        .map(output -> ((Output.Answer) output).messageId())
                        .toList();
                assertEquals(List.of(id), answered);
            }
            assertEquals(
                    new String(shard.engine().snapshot(), UTF_8),
                    new String(shard.recovered(new byte[0], 0).snapshot(), UTF_8),
                    "seed " + seed);
            shard.facts().forEach(NonsenseTest::noNegativeBill);
        }
    }

    private static void noNegativeBill(Event fact) {
        if (fact instanceof Event.SessionEnded ended) {
            assertTrue(!ended.delivered().isNegative() && ended.cost().micros() >= 0, ended::toString);
        }
    }

    private static String text(SplittableRandom random) {
        return TEXTS.get(random.nextInt(TEXTS.size()));
    }

    private static long number(SplittableRandom random) {
        return NUMBERS.get(random.nextInt(NUMBERS.size()));
    }

    private static ConnectorId connector(SplittableRandom random) {
        return new ConnectorId((int) number(random), random.nextInt(3));
    }

    private static StationTime time(SplittableRandom random) {
        return new StationTime(text(random), number(random));
    }

    private static Sample sample(SplittableRandom random) {
        String context = List.of(Sample.BEGIN, Sample.END, Sample.PERIODIC).get(random.nextInt(3));
        String unit = random.nextBoolean() ? "kWh" : "Wh";
        return new Sample(
                time(random),
                Sample.IMPORT_REGISTER,
                "",
                context,
                Sample.OUTLET,
                unit,
                random.nextInt(-60, 60),
                text(random));
    }

    private static Request part(SplittableRandom random, int requestId, @Nullable Integer seqNo) {
        List<ReportItem> items = List.of(new ReportItem(text(random), text(random)));
        return new Request.ReportPart(
                ReportKind.MONITORS, requestId, seqNo, random.nextInt(3) > 0, time(random), items);
    }

    private static Request nonsense(SplittableRandom random) {
        IdToken token = new IdToken(text(random), random.nextBoolean() ? "" : "NoAuthorization");
        TransactionId transaction = new TransactionId(text(random));
        List<Sample> samples = List.of(sample(random), sample(random));
        Energy energy = new Energy(number(random));
        return switch (random.nextInt(11)) {
            case 0 -> new Request.StartTransaction(connector(random), token, energy, null, time(random));
            case 1 -> new Request.StopTransaction(transaction, energy, token, text(random), samples, time(random));
            case 2 -> new Request.StopTransaction(transaction, energy, null, text(random), samples, time(random));
            case 3 -> new Request.MeterValues(connector(random), transaction, samples);
            case 4 ->
                new Request.TransactionEvent(
                        PHASES.get(random.nextInt(PHASES.size())),
                        transaction,
                        (int) number(random),
                        text(random),
                        random.nextBoolean(),
                        random.nextBoolean() ? null : connector(random),
                        random.nextBoolean() ? null : token,
                        text(random),
                        text(random),
                        random.nextBoolean() ? null : (int) number(random),
                        null,
                        samples,
                        time(random));
            case 5 ->
                new Request.StatusReport(
                        connector(random),
                        ConnectorStatus.FAULTED,
                        text(random),
                        text(random),
                        "",
                        time(random),
                        text(random));
            case 6 ->
                new Request.DeviceReport(
                        random.nextInt(3), (int) number(random), random.nextBoolean(), time(random), List.of());
            case 7 -> part(random, random.nextInt(10), random.nextBoolean() ? null : random.nextInt(4));
            case 8 -> part(random, 1, random.nextInt(4));
            case 9 -> new Request.FirmwareStatus(FIRMWARE.get(random.nextInt(FIRMWARE.size())), null);
            default -> new Request.Boot(new StationInfo(text(random), "", "", text(random), "", ""), text(random));
        };
    }
}

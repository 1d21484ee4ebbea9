package io.voltgate.gateway.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.voltgate.domain.StationId;
import io.voltgate.engine.Directory;
import io.voltgate.engine.EngineSettings;
import io.voltgate.engine.Input;
import io.voltgate.engine.SessionEngine;
import io.voltgate.engine.StationProfile;
import io.voltgate.engine.TokenProfile;
import io.voltgate.shard.Inputs;
import io.voltgate.shard.MemoryJournal;
import io.voltgate.shard.Shard;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class ShardThreadTest {
    private static final Input DATA = new Input.Elapsed(new StationId("CS-1"), Input.Timer.SILENCE);

    private final Inbox inbox = new Inbox(16, 1);
    private final CompletableFuture<Throwable> fatal = new CompletableFuture<>();

    private ShardThread thread(Inputs inputs) {
        Directory nobody = new Directory() {
            @Override
            public Optional<StationProfile> station(StationId station) {
                return Optional.empty();
            }

            @Override
            public Optional<TokenProfile> token(io.voltgate.domain.IdToken token) {
                return Optional.empty();
            }
        };
        SessionEngine engine = new SessionEngine(EngineSettings.defaults(), nobody);
        Shard shard = new Shard(engine, new MemoryJournal(), inputs, output -> {});
        return new ShardThread(shard, inbox, () -> 1_000, new Metrics(), fatal::complete);
    }

    @Test
    void shouldWakeForWhatIsOffered() throws InterruptedException {
        CountDownLatch seen = new CountDownLatch(3);
        ShardThread thread = thread((handler, limit) -> inbox.drain(counting(handler, seen), limit));
        assertEquals(Optional.of("the shard has not resumed yet"), thread.unready());
        assertEquals(Optional.empty(), thread.problem());
        thread.start();
        for (int each = 0; each < 3; each++) {
            assertTrue(inbox.offer(DATA));
        }
        assertTrue(seen.await(10, TimeUnit.SECONDS));
        assertEquals(Optional.empty(), thread.unready());
        assertEquals(Optional.empty(), thread.problem());
        assertTrue(thread.stop(10_000));
        assertTrue(thread.problem().isPresent());
        assertFalse(fatal.isDone());
    }

    @Test
    void shouldWorkOffWhatWaitsBeforeItStops() throws InterruptedException {
        ShardThread thread = thread(inbox);
        for (int each = 0; each < 16; each++) {
            assertTrue(inbox.offer(DATA));
        }
        thread.start();
        assertTrue(thread.stop(10_000));
        assertEquals(0, inbox.depth());
    }

    @Test
    void shouldStopForGoodWhenSomethingIsThrown() {
        IllegalStateException broken = new IllegalStateException("broken");
        ShardThread thread = thread((handler, limit) -> {
            throw broken;
        });
        thread.start();
        assertSame(broken, fatal.orTimeout(10, TimeUnit.SECONDS).join());
        assertTrue(thread.problem().orElseThrow().contains("broken"));
    }

    private static Consumer<Input> counting(Consumer<Input> handler, CountDownLatch seen) {
        return input -> {
            handler.accept(input);
            seen.countDown();
        };
    }
}

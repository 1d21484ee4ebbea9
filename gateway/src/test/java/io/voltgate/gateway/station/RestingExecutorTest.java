package io.voltgate.gateway.station;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class RestingExecutorTest {
    @Test
    void shouldRunWhatWaitsInItsOrder() {
        try (RestingExecutor executor = executor(100)) {
            List<Integer> run = new ArrayList<>();
            List<CompletableFuture<Void>> told = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                int number = i;
                told.add(CompletableFuture.runAsync(() -> run.add(number), executor));
            }
            told.forEach(CompletableFuture::join);
            assertEquals(IntStream.range(0, 100).boxed().toList(), run);
        }
    }

    @Test
    void shouldRejectWhatFindsNoRoom() throws InterruptedException {
        CountDownLatch busy = new CountDownLatch(1);
        CountDownLatch gate = new CountDownLatch(1);
        try (RestingExecutor executor = executor(2)) {
            executor.execute(() -> {
                busy.countDown();
                await(gate);
            });
            busy.await();
            executor.execute(gate::countDown);
            executor.execute(gate::countDown);
            assertThrows(RejectedExecutionException.class, () -> executor.execute(gate::countDown));
            gate.countDown();
        }
    }

    private static RestingExecutor executor(int room) {
        return new RestingExecutor(1, room, Thread.ofPlatform().daemon().factory());
    }

    private static void await(CountDownLatch gate) {
        try {
            gate.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}

package io.voltgate.gateway.station;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.netty.channel.DefaultEventLoop;
import io.netty.channel.EventLoop;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class DeliveriesTest {
    @Test
    void shouldRunAllInTheirOrderThoughOneThrows() throws InterruptedException {
        EventLoop loop = new DefaultEventLoop();
        try {
            Deliveries deliveries = new Deliveries(loop);
            List<Integer> run = new ArrayList<>();
            CountDownLatch gate = new CountDownLatch(1);
            CountDownLatch last = new CountDownLatch(1);
            deliveries.post(() -> await(gate));
            for (int i = 0; i < 10; i++) {
                int number = i;
                deliveries.post(() -> {
                    run.add(number);
                    if (number == 4) {
                        throw new IllegalStateException("one delivery fails");
                    }
                });
            }
            deliveries.post(last::countDown);
            gate.countDown();
            last.await();
            assertEquals(List.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9), run);
        } finally {
            loop.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
        }
    }

    private static void await(CountDownLatch gate) {
        try {
            gate.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}

package io.voltgate.simulator.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A listener that keeps what it was told, one word each: "opened", the texts, "closed: " and why. */
final class Ear implements StationLink.Listener {
    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();

    @Override
    public void opened() {
        told.add("opened");
    }

    @Override
    public void received(String text) {
        told.add(text);
    }

    @Override
    public void closed(String reason) {
        told.add("closed: " + reason);
    }

    void ponged() {
        told.add("pong");
    }

    String next() throws InterruptedException {
        String word = told.poll(15, TimeUnit.SECONDS);
        assertNotNull(word, "nothing was told");
        return word;
    }

    void expect(String word) throws InterruptedException {
        assertEquals(word, next());
    }

    boolean isQuiet() {
        return told.isEmpty();
    }
}

package io.voltgate.simulation;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.voltgate.domain.Event;
import io.voltgate.engine.SessionEngine;
import io.voltgate.shard.JournalEntry;
import java.util.Arrays;

/**
 * An engine that is told the facts alone has the state of the live one, byte by byte. Owned by the test's thread. It is compared after
 * each crash, at the end, and each time that so many turns have passed, since that takes long.
 */
public final class RecoveredEqualsLive implements Invariant {
    private final ModelGateway gateway;
    private final SessionEngine follower;
    private final int everyTurns;
    private int turns;

    public RecoveredEqualsLive(ModelGateway gateway, int everyTurns) {
        this.gateway = gateway;
        this.follower = gateway.emptyEngine();
        this.everyTurns = everyTurns;
    }

    @Override
    public void durable(Event fact, JournalEntry entry) {
        follower.apply(fact, entry.atMs());
    }

    @Override
    public void atRest() {
        turns++;
        if (turns % everyTurns == 0) {
            compare();
        }
    }

    @Override
    public void beforeCrash() {
        compare();
    }

    @Override
    public void crashed() {
        compare();
    }

    @Override
    public void atEnd() {
        compare();
    }

    private void compare() {
        byte[] live = gateway.engine().snapshot();
        byte[] followed = follower.snapshot();
        if (!Arrays.equals(live, followed)) {
            throw violation("\nlive     " + new String(live, UTF_8) + "\nfollowed " + new String(followed, UTF_8));
        }
    }
}

package io.voltgate.engine;

import io.voltgate.domain.DoubtFact;
import io.voltgate.domain.Evidence;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What speaks against one session, and what was done about it. Owned by the shard's thread. It is empty for nearly all of them. */
final class DoubtState {
    /** When something was told of it last, 0 while nothing was since its start; by our clock. */
    long toldMs;
    /** When it showed last that it lives, after it had been in doubt; 0 while it never was. */
    long trustedMs;
    /** What speaks against it, oldest first. */
    List<Doubt> standing = new ArrayList<>();
    /** How often the station was asked since the first of them, and when last. */
    int inquiries;

    long inquiredMs;
    /** When its money was held, and until when; 0 while it is not. */
    long heldMs;

    long heldUntilMs;
    /** Whether something was told of it after we had concluded its end, and its bill does not know it yet. */
    boolean toldSinceEnd;
    /** The operator's key of the request that closed it. */
    @Nullable
    String resolvedBy;

    /** One evidence, when it was so, when we noted it, and what will be done. */
    record Doubt(Evidence evidence, long sinceMs, long notedMs, Evidence.Step step, long dueMs) {
        long graceMs() {
            return dueMs - notedMs;
        }

        boolean closes() {
            return dueMs > 0;
        }

        /** By its own clock alone, whether or not the station is there. */
        boolean isByTime() {
            return evidence == Evidence.SILENT || evidence == Evidence.AGED;
        }
    }

    boolean has(Evidence evidence) {
        return standing.stream().anyMatch(doubt -> doubt.evidence() == evidence);
    }

    boolean held() {
        return heldUntilMs > 0;
    }

    void apply(DoubtFact fact, long atMs) {
        switch (fact) {
            case DoubtFact.SessionDoubted doubted -> {
                if (standing.isEmpty()) {
                    unasked();
                }
                standing.add(new Doubt(doubted.evidence(), doubted.sinceMs(), atMs, doubted.step(), doubted.dueMs()));
            }
            case DoubtFact.SessionDoubtWithdrawn _ -> {
                standing.clear();
                trustedMs = atMs;
                toldMs = atMs;
                unasked();
            }
            case DoubtFact.SessionResolved resolved -> resolvedBy = resolved.key();
            case DoubtFact.SettlementHeld held -> {
                heldMs = atMs;
                heldUntilMs = held.untilMs();
                unasked();
            }
            case DoubtFact.SettlementReleased _ -> {
                heldMs = 0;
                heldUntilMs = 0;
            }
            case DoubtFact.SessionInquired _ -> {
                // What follows from it is a fact of its own.
            }
        }
    }

    private void unasked() {
        inquiries = 0;
        inquiredMs = 0;
    }
}

package io.voltgate.simulator.station;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A call of the station's on its way: written once, sent as often as it must be. Owned by the {@link Outbox}. Whatever happens,
 * its content stays the one of the first sending.
 */
final class Outgoing {
    private final Said said;
    private final Consumer<Answer> onAnswer;
    private @Nullable String payload;
    private String id = "";
    private boolean offline;
    private int sends;
    private int failures;
    private boolean blameless = true;
    private boolean taken;

    Outgoing(Said said, Consumer<Answer> onAnswer) {
        this.said = said;
        this.onAnswer = onAnswer;
    }

    String action() {
        return said.action();
    }

    String id() {
        return id;
    }

    int sends() {
        return sends;
    }

    /** Notes that it had to wait without a connection; without effect once it has been sent. */
    void waitedOffline() {
        offline = offline || payload == null;
    }

    /** Counts an attempt that was not answered, or with an error, and says how many there were. */
    int failed(boolean excused) {
        blameless &= excused;
        return ++failures;
    }

    /** It is given up; whether all its failures were excused. */
    boolean giveUp() {
        taken = blameless;
        return blameless;
    }

    /** It is gone with the queue that it waited in. */
    void lose() {
        taken = true;
    }

    /** Whether it will never be acknowledged, for reasons that are nobody's fault but the one that was put upon the station. */
    boolean isTaken() {
        return taken;
    }

    /** The payload to send under this id, or under the id it has already if that is to stay. */
    String send(String freshId, boolean keepId) {
        if (sends == 0 || !keepId) {
            id = freshId;
        }
        sends++;
        String text = payload;
        if (text == null) {
            text = said.content().write(offline);
            payload = text;
        }
        return text;
    }

    void end(Answer answer) {
        onAnswer.accept(answer);
    }
}

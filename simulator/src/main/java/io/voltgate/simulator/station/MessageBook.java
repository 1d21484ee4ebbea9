package io.voltgate.simulator.station;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * What became of the messages of one session. Owned by its {@link Charge}. They end in the order in which they happened, and of one that has
 * ended only its record is left.
 */
final class MessageBook {
    private final boolean keepsSamples;
    private final List<MessageRecord> ended = new ArrayList<>(4);
    private final Deque<Open> open = new ArrayDeque<>(2);

    /** @param keepsSamples whether acknowledged samples stay on record; a fleet that runs for days has no room for them */
    MessageBook(boolean keepsSamples) {
        this.keepsSamples = keepsSamples;
    }

    /** A message that waits for its answer. */
    private static final class Open {
        private final Said said;
        private final Reading reading;
        private final Outgoing outgoing;

        Open(Said said, Reading reading, Outgoing outgoing) {
            this.said = said;
            this.reading = reading;
            this.outgoing = outgoing;
        }

        MessageRecord record(boolean acknowledged) {
            return new MessageRecord(
                    said.action(),
                    said.kind(),
                    said.seqNo(),
                    reading,
                    acknowledged,
                    outgoing.sends(),
                    outgoing.isTaken());
        }
    }

    /** Makes a message, whose answer is noted here before it is handed on. */
    Outgoing message(Said said, Reading reading, Consumer<Answer> onAnswer) {
        Outgoing outgoing = new Outgoing(said, answer -> {
            end(answer instanceof Answer.Result);
            onAnswer.accept(answer);
        });
        open.add(new Open(said, reading, outgoing));
        return outgoing;
    }

    private void end(boolean acknowledged) {
        MessageRecord record = open.remove().record(acknowledged);
        if (keepsSamples || !acknowledged || record.kind() != MessageRecord.Kind.METER) {
            ended.add(record);
        }
    }

    List<MessageRecord> records() {
        return Stream.concat(ended.stream(), open.stream().map(each -> each.record(false)))
                .toList();
    }
}

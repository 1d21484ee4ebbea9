package io.voltgate.simulation;

import io.voltgate.domain.Event;
import io.voltgate.engine.Input;
import io.voltgate.engine.Output;
import io.voltgate.shard.Journal;
import io.voltgate.shard.JournalReader;
import io.voltgate.shard.Outlet;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Makes sabotage of one kind: of what goes in, what is written, or what comes out. Stateless. */
final class Saboteur {
    private Saboteur() {}

    static Sabotage onInputs(UnaryOperator<Input> change) {
        return new Sabotage() {
            @Override
            public List<Input> inputs(Input input) {
                return List.of(change.apply(input));
            }
        };
    }

    static Sabotage onOutputs(Function<Output, List<Output>> change) {
        return new Sabotage() {
            @Override
            public Outlet outlet(Outlet outlet) {
                return output -> change.apply(output).forEach(outlet::release);
            }
        };
    }

    /** On the facts that are written, while those that are applied stay as they are. */
    static Sabotage onFacts(UnaryOperator<List<Event>> change) {
        return onJournal(disk -> new Passing(disk) {
            @Override
            public long append(long atMs, @Nullable String frame, List<Event> events) {
                return super.append(atMs, frame, change.apply(events));
            }
        });
    }

    static Sabotage onJournal(Function<Disk, Journal> change) {
        return new Sabotage() {
            @Override
            public Journal journal(Disk disk) {
                return change.apply(disk);
            }
        };
    }

    static Sabotage onStore(ModelStore store) {
        return new Sabotage() {
            @Override
            public ModelStore store() {
                return store;
            }
        };
    }

    /** A journal that passes everything on. */
    static class Passing implements Journal {
        private final Disk disk;

        Passing(Disk disk) {
            this.disk = disk;
        }

        @Override
        public long append(long atMs, @Nullable String frame, List<Event> events) {
            return disk.append(atMs, frame, events);
        }

        @Override
        public long appended() {
            return disk.appended();
        }

        @Override
        public long durable() {
            return disk.durable();
        }

        @Override
        public void force() {
            disk.force();
        }

        @Override
        public long awaitBeyond(long sequence, long timeoutMs) {
            return disk.awaitBeyond(sequence, timeoutMs);
        }

        @Override
        public JournalReader readAfter(long sequence) {
            return disk.readAfter(sequence);
        }

        @Override
        public long oldest() {
            return disk.oldest();
        }

        @Override
        public void close() {
            disk.close();
        }
    }
}

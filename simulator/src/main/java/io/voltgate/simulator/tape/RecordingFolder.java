package io.voltgate.simulator.tape;

import io.voltgate.simulator.eye.Masked;
import io.voltgate.simulator.link.FrameTap;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Writes a file for each connection that passes the recorder, a line for each thing that happens, at once. Told on the threads of the
 * connections. A file that can't be written any more, or has a million lines, ends there, and the connection goes on.
 */
public final class RecordingFolder implements Witness {
    private static final int MOST_LINES = 1_000_000;
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Path folder;
    private final LongSupplier nowMs;
    private final Consumer<String> told;
    private final AtomicInteger connections = new AtomicInteger();

    /** A folder that is there; what people should know is told. */
    public RecordingFolder(Path folder, LongSupplier nowMs, Consumer<String> told) {
        this.folder = folder;
        this.nowMs = nowMs;
        this.told = told;
    }

    @Override
    public FrameTap connected(String identity, String subprotocol) {
        long now = nowMs.getAsLong();
        String safe = identity.replaceAll("[^\\w.-]", "_");
        Path file = folder.resolve(String.format(
                Locale.ROOT,
                "%s-%s-%d%s",
                safe,
                STAMP.format(Instant.ofEpochMilli(now)),
                connections.incrementAndGet(),
                Recording.SUFFIX));
        told.accept(identity + " is connected (" + subprotocol + "): " + file);
        Lines lines = new Lines(file);
        lines.add(new Entry.Opened(now, identity, subprotocol));
        return new FrameTap() {
            @Override
            public void frame(Direction direction, String text) {
                lines.add(new Entry.Said(nowMs.getAsLong(), direction, Masked.of(text)));
            }

            @Override
            public void closed(String reason) {
                lines.add(new Entry.Closed(nowMs.getAsLong(), reason));
                lines.end();
                told.accept(identity + " is gone: " + reason);
            }
        };
    }

    @Override
    public void trouble(String sentence) {
        told.accept(sentence);
    }

    /** The lines of one file. Used by the two threads of a connection, one at a time. */
    private final class Lines {
        private final Path file;
        private @Nullable Writer out;
        private int count;

        Lines(Path file) {
            this.file = file;
            try {
                this.out = Files.newBufferedWriter(file, StandardOpenOption.CREATE_NEW);
            } catch (IOException unwritable) {
                failed(unwritable);
            }
        }

        synchronized void add(Entry entry) {
            Writer open = out;
            if (open == null) {
                return;
            }
            try {
                open.append(Recording.line(entry)).append('\n').flush();
            } catch (IOException unwritable) {
                failed(unwritable);
            }
            if (++count == MOST_LINES) {
                told.accept(file + " has " + MOST_LINES + " lines and ends here");
                end();
            }
        }

        synchronized void end() {
            Writer open = out;
            out = null;
            if (open != null) {
                try {
                    open.close();
                } catch (IOException unwritable) {
                    failed(unwritable);
                }
            }
        }

        private void failed(IOException unwritable) {
            out = null;
            told.accept(file + " can't be written: " + unwritable.getMessage());
        }
    }
}

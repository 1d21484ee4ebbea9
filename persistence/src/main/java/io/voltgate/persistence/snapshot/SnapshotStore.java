package io.voltgate.persistence.snapshot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The snapshots of one shard in a folder. Written by the house thread, read by it and at the start. A snapshot is there whole or not at
 * all, and the newest two are kept, so that damage to one costs only a longer replay.
 */
public final class SnapshotStore {
    private static final int KEPT = 2;
    private static final String SUFFIX = ".snapshot";

    private final Path folder;

    /** Creates the folder if need be, as in `data/snapshots/shard-0`. */
    public SnapshotStore(Path folder) {
        this.folder = folder;
        try {
            Files.createDirectories(folder);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /**
     * What a search found.
     *
     * @param newest the newest snapshot that is whole
     * @param damaged names of newer files that are not
     */
    public record Found(Optional<Snapshot> newest, List<String> damaged) {}

    /** Writes the state after this sequence, and removes what is older than the newest two. */
    public void write(long sequence, byte[] state) {
        String name = String.format(Locale.ROOT, "%019d%s", sequence, SUFFIX);
        Path draft = folder.resolve(name + ".new");
        try {
            writeAndForce(draft, SnapshotCodec.encode(sequence, state));
            Files.move(
                    draft, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            forceNames();
            for (Path old : newestFirst().stream().skip(KEPT).toList()) {
                Files.delete(old);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The newest whole snapshot; damaged ones are passed over and named. */
    public Found newest() {
        List<String> damaged = new ArrayList<>();
        try {
            for (Path file : newestFirst()) {
                Optional<Snapshot> snapshot = SnapshotCodec.decode(Files.readAllBytes(file));
                if (snapshot.isPresent()) {
                    return new Found(snapshot, List.copyOf(damaged));
                }
                damaged.add(file.getFileName().toString());
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return new Found(Optional.empty(), List.copyOf(damaged));
    }

    /**
     * The sequence up to which the journal is not needed to get back the state, even if the newest snapshot is damaged; 0 while fewer
     * than two are kept.
     */
    public long notNeededUpTo() {
        List<Path> files = newestFirst();
        if (files.size() < KEPT) {
            return 0;
        }
        String name = files.getLast().getFileName().toString();
        return Long.parseLong(name.substring(0, name.length() - SUFFIX.length()));
    }

    private List<Path> newestFirst() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches("\\d{19}\\" + SUFFIX))
                    .sorted(Comparator.reverseOrder())
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void writeAndForce(Path file, byte[] bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            ByteBuffer left = ByteBuffer.wrap(bytes);
            while (left.hasRemaining()) {
                channel.write(left);
            }
            channel.force(true);
        }
    }

    private void forceNames() throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}

package io.voltgate.simulator.station;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Carries files between a station and servers: logs up, firmware down. Belongs to a {@link Timeline}, on which the outcome is told. Each
 * transfer has exactly one outcome.
 */
public interface FileTransfers {
    /** How a transfer ended. */
    sealed interface Outcome {
        /** It is done; the content is that of a download, empty else. */
        record Done(ByteBuffer content) implements Outcome {
            static final Done EMPTY = new Done(ByteBuffer.allocate(0));

            public Done {
                content = content.asReadOnlyBuffer();
            }
        }

        /** It failed; why, in words. */
        record Failed(String why) implements Outcome {}
    }

    void upload(String url, String fileName, byte[] content, Consumer<Outcome> onOutcome);

    void download(String url, Consumer<Outcome> onOutcome);

    /** Offers a file to others under a name; tells the address, none where that can't be. */
    void publish(String name, ByteBuffer content, Consumer<Optional<String>> onUrl);

    /** Offers it no longer. */
    void unpublish(String name);
}

package io.voltgate.persistence.journal;

import java.nio.file.Path;

/** The disk has less room left than the reserve. Thrown by append; nothing was appended, and the shard stops. */
public final class JournalFullException extends RuntimeException {
    private static final long serialVersionUID = 1;

    JournalFullException(Path folder, long usable, long reserve) {
        super("The disk of the journal in " + folder + " has " + usable + " bytes left, less than the reserve of "
                + reserve + ".");
    }
}

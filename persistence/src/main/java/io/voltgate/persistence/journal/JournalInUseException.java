package io.voltgate.persistence.journal;

import java.nio.file.Path;

/** Another process, or another journal of this one, has the folder open. Thrown at open; nothing was touched. */
public final class JournalInUseException extends RuntimeException {
    private static final long serialVersionUID = 1;

    JournalInUseException(Path folder) {
        super("The journal in " + folder + " is in use: another gateway runs on the same data folder.");
    }
}

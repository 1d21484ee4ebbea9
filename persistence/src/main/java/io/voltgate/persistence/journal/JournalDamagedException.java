package io.voltgate.persistence.journal;

/** An entry that was durable is missing or can't be read. Stops whoever reads: what was answered for is lost. */
public final class JournalDamagedException extends IllegalStateException {
    private static final long serialVersionUID = 1;

    JournalDamagedException(String sentence) {
        super(sentence);
    }
}

package io.voltgate.simulation;

/** A subscriber that breaks off and resumes is told what one is told that reads the journal in one go. Owned by the test's thread. */
final class StreamEqualsJournal implements Invariant {
    private final Disk disk;
    private final Subscriber subscriber;

    StreamEqualsJournal(Disk disk, Subscriber subscriber) {
        this.disk = disk;
        this.subscriber = subscriber;
    }

    @Override
    public void atEnd() {
        subscriber.listen(disk, Integer.MAX_VALUE);
        Subscriber whole = new Subscriber(Sabotage.none());
        whole.listen(disk, Integer.MAX_VALUE);
        if (subscriber.seen() != whole.seen() || subscriber.digest() != whole.digest()) {
            throw violation("the stream ends at " + subscriber.seen() + ", the journal at " + whole.seen()
                    + ", or they differ before");
        }
    }
}

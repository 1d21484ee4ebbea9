package io.voltgate.simulation;

import io.voltgate.engine.Output;

/** What a station is answered is on disk, with all that follows from its call. Owned by the test's thread. */
final class AckedIsDurable implements Invariant {
    private final Disk disk;

    AckedIsDurable(Disk disk) {
        this.disk = disk;
    }

    @Override
    public void released(Output output, long nowMs) {
        if (output instanceof Output.Answer answer && disk.lastOf(answer.messageId()) > disk.durable()) {
            throw violation(answer + " left at entry " + disk.durable());
        }
    }
}

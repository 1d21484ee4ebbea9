package io.voltgate.persistence.snapshot;

import io.voltgate.engine.SessionEngine;
import java.util.List;

/**
 * An engine whose state is that of the journal up to a sequence, and how it came about. Handed to whoever owns the engine next.
 *
 * @param engine nobody else holds it
 * @param sequence of the last entry in its state, 0 where there is none
 * @param snapshotSequence where the snapshot ended, 0 where there was none
 * @param entries applied after it
 * @param events in these entries
 * @param damaged names of snapshots that could not be read
 */
public record Recovered(
        SessionEngine engine, long sequence, long snapshotSequence, long entries, long events, List<String> damaged) {}

package io.voltgate.persistence.store.query;

import java.time.Instant;
import java.util.UUID;

/**
 * The place of a row in its list: its time, to the microsecond, and its id. A value. Rows that come in while somebody
 * pages never move it.
 */
public record PageKey(Instant at, UUID id) {}

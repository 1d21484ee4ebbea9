/** The engine's state as files, made beside the live engine; and the way back from snapshot and journal to a live state. */
@NullMarked
package io.voltgate.persistence.snapshot;

import org.jspecify.annotations.NullMarked;

/** A seeded world on virtual time: model stations, links, journal, store, provider; and the invariants that hold in each of its histories. */
@NullMarked
package io.voltgate.simulation;

import org.jspecify.annotations.NullMarked;

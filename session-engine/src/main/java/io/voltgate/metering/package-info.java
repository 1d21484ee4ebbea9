/**
 * The energy of a session: which register counts, where it was reset or turned over, which readings are refused and why. It knows the
 * domain only.
 */
@NullMarked
package io.voltgate.metering;

import org.jspecify.annotations.NullMarked;

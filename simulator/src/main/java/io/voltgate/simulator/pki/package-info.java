/** Keys and certificates from a seed: a test authority that issues right and wrong ones, and the PEM files they are kept in. */
@NullMarked
package io.voltgate.simulator.pki;

import org.jspecify.annotations.NullMarked;

/** Reading the journal in batches, for rows and sinks. */
@NullMarked
package io.voltgate.persistence.tail;

import org.jspecify.annotations.NullMarked;

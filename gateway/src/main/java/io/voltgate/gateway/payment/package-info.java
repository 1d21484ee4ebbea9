/** Who settles payments: the port, and the ledger of our own that needs no outside party. */
@NullMarked
package io.voltgate.gateway.payment;

import org.jspecify.annotations.NullMarked;

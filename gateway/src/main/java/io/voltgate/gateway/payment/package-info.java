/** Who holds and takes money: the port, the ledger of our own that needs no outside party, Stripe, and the comparison of books. */
@NullMarked
package io.voltgate.gateway.payment;

import org.jspecify.annotations.NullMarked;

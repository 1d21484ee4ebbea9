/**
 * OCPP 1.6 edition 2 and its security extension: one file per message, with its wire records (fields in the schema's order) and
 * its mapping to and from the domain. {@link io.voltgate.ocpp.v16.Dialect16} lists them.
 */
@NullMarked
package io.voltgate.ocpp.v16;

import org.jspecify.annotations.NullMarked;

/**
 * OCPP 2.0.1: one file per message, with its wire records (fields in the schema's order) and its mapping to and from
 * the domain. {@link io.voltgate.ocpp.v201.Dialect201} lists them; files named *Type are the schema's shared types, by
 * their names there.
 */
@NullMarked
package io.voltgate.ocpp.v201;

import org.jspecify.annotations.NullMarked;

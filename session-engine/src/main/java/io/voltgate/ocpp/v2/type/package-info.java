/**
 * The objects that several messages of OCPP 2.x share, as they stand on the wire, and their way to and from the domain.
 */
@NullMarked
package io.voltgate.ocpp.v2.type;

import org.jspecify.annotations.NullMarked;

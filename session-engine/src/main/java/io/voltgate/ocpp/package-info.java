/**
 * OCPP-J as it is on the wire: frames, and for each version a dialect that maps its messages to the words of the domain. Stateless
 * and immutable throughout; it knows the domain and nothing else.
 */
@NullMarked
package io.voltgate.ocpp;

import org.jspecify.annotations.NullMarked;

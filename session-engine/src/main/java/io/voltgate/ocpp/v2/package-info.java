/**
 * The messages of OCPP 2.0.1 and 2.1, one file each with its wire records and its mapping. A record serves both versions; where 2.1
 * differs, its check says so.
 */
@NullMarked
package io.voltgate.ocpp.v2;

import org.jspecify.annotations.NullMarked;

/**
 * The gateway as its operator and its stations see it: real processes, real sockets, a real PostgreSQL, simulated stations. What the
 * stations were promised is compared with what stands in the database.
 */
@NullMarked
package io.voltgate.gateway.system;

import org.jspecify.annotations.NullMarked;

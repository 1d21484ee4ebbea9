/** Why a bill is what it is: what the rows tell of a session, put in order and in words, as JSON and as a page for people. */
@NullMarked
package io.voltgate.gateway.explain;

import org.jspecify.annotations.NullMarked;

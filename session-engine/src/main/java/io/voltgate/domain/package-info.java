/**
 * The words of the domain, free of any OCPP version: what stations ask, what we answer and order, and the facts that follow.
 * Everything here is an immutable value. It knows no other package.
 */
@NullMarked
package io.voltgate.domain;

import org.jspecify.annotations.NullMarked;

/**
 * What a session costs: a pure function of its tariff and of its usage, exact until one rounding at the end. It knows the domain only.
 */
@NullMarked
package io.voltgate.rating;

import org.jspecify.annotations.NullMarked;

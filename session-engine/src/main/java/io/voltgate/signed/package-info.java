/**
 * What meters have signed: their records taken apart, and held against the keys that operators registered. Pure functions over bytes
 * that strangers sent; nothing in here trusts a length, and nothing throws past {@link io.voltgate.signed.SignedSamples}.
 */
@NullMarked
package io.voltgate.signed;

import org.jspecify.annotations.NullMarked;

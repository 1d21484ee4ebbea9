/** What the operator decides: one table of keys, read from a YAML file and the environment into immutable records. */
@NullMarked
package io.voltgate.gateway.config;

import org.jspecify.annotations.NullMarked;

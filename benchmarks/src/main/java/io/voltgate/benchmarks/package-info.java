/** Under construction. */
package io.voltgate.benchmarks;

/** What is made of results. */
@NullMarked
package io.voltgate.benchmarks.report;

import org.jspecify.annotations.NullMarked;

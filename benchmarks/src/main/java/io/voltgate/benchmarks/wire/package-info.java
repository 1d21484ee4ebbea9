/**
 * The generator: stations on one I/O thread that send calls made ahead as bytes and look at no more of an answer than they need. It
 * knows nothing of processes, questions and reports.
 */
@NullMarked
package io.voltgate.benchmarks.wire;

import org.jspecify.annotations.NullMarked;

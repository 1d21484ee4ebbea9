/** JMH micro benchmarks: one class a question, run by {@code mvn -Pbench}. */
@NullMarked
package io.voltgate.benchmarks.micro;

import org.jspecify.annotations.NullMarked;

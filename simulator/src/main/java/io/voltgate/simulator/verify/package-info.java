/**
 * Suites of scenarios against any server: what is run, how it went, and the reports that say so on the console, as JUnit XML and as
 * HTML.
 */
@NullMarked
package io.voltgate.simulator.verify;

import org.jspecify.annotations.NullMarked;

/** What measurements have brought: as values, as JSON files, and as a page with a table of targets and plots. It measures nothing. */
@NullMarked
package io.voltgate.benchmarks.report;

import org.jspecify.annotations.NullMarked;

/** Sites: neighbouring stations behind one supply, whose limit the backend is to keep by charging profiles, and the meter that watches it. */
@NullMarked
package io.voltgate.simulator.site;

import org.jspecify.annotations.NullMarked;

/** What the backend may ask of the rows: pages, single items and their parts, as plain SQL behind one port. */
@NullMarked
package io.voltgate.persistence.store.query;

import org.jspecify.annotations.NullMarked;

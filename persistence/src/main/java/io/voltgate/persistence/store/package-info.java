/** PostgreSQL: the database itself, the rows that follow from facts, and what operators maintain, kept in memory. */
@NullMarked
package io.voltgate.persistence.store;

import org.jspecify.annotations.NullMarked;

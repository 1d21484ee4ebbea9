/** Under construction. */
package io.voltgate.persistence;

/** Under construction. */
package io.voltgate.domain;

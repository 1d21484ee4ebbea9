/** Under construction. */
package io.voltgate.gateway;

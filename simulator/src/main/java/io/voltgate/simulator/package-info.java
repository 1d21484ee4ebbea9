/** Under construction. */
package io.voltgate.simulator;

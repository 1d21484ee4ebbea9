/** What a charge costs by the tariff that the gateway gave: reckoned by the station itself (OCPP 2.1, I07 to I12). Exact decimals. */
@NullMarked
package io.voltgate.simulator.station.tariff;

import org.jspecify.annotations.NullMarked;

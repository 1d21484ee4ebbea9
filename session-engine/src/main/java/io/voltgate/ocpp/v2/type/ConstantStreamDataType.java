package io.voltgate.ocpp.v2.type;

import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Wire;

/** ConstantStreamDataType: a stream of a monitor's values (OCPP 2.1 Part 2, N11). A wire value. */
public record ConstantStreamDataType(Integer id, PeriodicEventStreamParamsType params, Integer variableMonitoringId)
        implements Wire {
    @Override
    public void check(Rules rules) {
        rules.atLeast("id", id, 0);
        rules.part("params", params);
        rules.atLeast("variableMonitoringId", variableMonitoringId, 0);
    }
}

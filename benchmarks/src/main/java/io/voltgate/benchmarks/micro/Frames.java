package io.voltgate.benchmarks.micro;

/** Frames as typical stations send them, 300 to 700 bytes. Constant texts, the same in every run. */
final class Frames {
    static final String METER_VALUES_16 = """
        [2,"1000042","MeterValues",{"connectorId":1,"transactionId":4711,"meterValue":[{"timestamp":\
        "2026-03-01T12:00:00Z","sampledValue":[\
        {"value":"1234567","measurand":"Energy.Active.Import.Register","unit":"Wh","context":"Sample.Periodic"},\
        {"value":"11020.5","measurand":"Power.Active.Import","unit":"W"},\
        {"value":"48","measurand":"SoC","unit":"Percent"}]}]}]\
        """;

    static final String TRANSACTION_EVENT_201 = """
        [2,"6f1b3a52-7d2e-4a6e-9d0d-0f8a7c1b2d3e","TransactionEvent",{"eventType":"Updated","timestamp":\
        "2026-03-01T12:00:00Z","triggerReason":"MeterValuePeriodic","seqNo":17,"transactionInfo":\
        {"transactionId":"5b0f2d9e-7f3a-4c4e-8f68-0f1c9a0b7e11","chargingState":"Charging"},\
        "evse":{"id":1,"connectorId":1},"meterValue":[{"timestamp":"2026-03-01T12:00:00Z","sampledValue":[\
        {"value":1234567,"measurand":"Energy.Active.Import.Register","unitOfMeasure":{"unit":"Wh"}},\
        {"value":11020.5,"measurand":"Power.Active.Import","unitOfMeasure":{"unit":"W"}}]}]}]\
        """;

    /** Five samples, about 560 bytes. */
    static final String METER_VALUES_16_OF_FIVE = """
        [2,"1000042","MeterValues",{"connectorId":1,"transactionId":4711,"meterValue":[{"timestamp":\
        "2026-03-01T12:00:00Z","sampledValue":[\
        {"value":"1234567","measurand":"Energy.Active.Import.Register","unit":"Wh","context":"Sample.Periodic"},\
        {"value":"11020.5","measurand":"Power.Active.Import","unit":"W","context":"Sample.Periodic"},\
        {"value":"16.1","measurand":"Current.Import","phase":"L1","unit":"A"},\
        {"value":"230.4","measurand":"Voltage","phase":"L1-N","unit":"V"},\
        {"value":"48","measurand":"SoC","unit":"Percent"}]}]}]\
        """;

    /** The same readings as OCPP 2.x has them. */
    static final String METER_VALUES_2_OF_FIVE = """
        [2,"6f1b3a52-7d2e-4a6e-9d0d-0f8a7c1b2d3e","MeterValues",{"evseId":1,"meterValue":[{"timestamp":\
        "2026-03-01T12:00:00Z","sampledValue":[\
        {"value":1234567,"measurand":"Energy.Active.Import.Register","unitOfMeasure":{"unit":"Wh"}},\
        {"value":11020.5,"measurand":"Power.Active.Import","unitOfMeasure":{"unit":"W"}},\
        {"value":16.1,"measurand":"Current.Import","phase":"L1","unitOfMeasure":{"unit":"A"}},\
        {"value":230.4,"measurand":"Voltage","phase":"L1-N","unitOfMeasure":{"unit":"V"}},\
        {"value":48,"measurand":"SoC","unitOfMeasure":{"unit":"Percent"}}]}]}]\
        """;

    private Frames() {}
}

package io.voltgate.ocpp.v2;

import static io.voltgate.ocpp.v2.Said201.answered;
import static io.voltgate.ocpp.v2.Said201.said;
import static io.voltgate.ocpp.v2.Said201.ten;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.voltgate.domain.ConnectorId;
import io.voltgate.domain.IdToken;
import io.voltgate.domain.Money;
import io.voltgate.domain.Reply;
import io.voltgate.domain.Request;
import io.voltgate.domain.Sample;
import io.voltgate.ocpp.ErrorCode;
import io.voltgate.ocpp.OcppException;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TransactionEventTest {
    @Test
    void shouldKeepTheEmptyTokenOfAFreeCharge() {
        Request.TransactionEvent event = updated("""
            "evse":{"id":1},"idToken":{"idToken":"","type":"NoAuthorization"}\
            """);
        assertEquals(new IdToken("", "NoAuthorization"), event.token());
        assertEquals(new ConnectorId(1, 1), event.connector(), "an EVSE without a connector has its first one");
    }

    @Test
    void shouldTakeEvseZeroForTheStation() {
        assertEquals(
                ConnectorId.STATION,
                updated("\"evse\":{\"id\":0,\"connectorId\":1}").connector());
    }

    @ParameterizedTest
    @CsvSource({
        "'\"value\":5', Energy.Active.Import.Register, Wh, 0",
        "'\"value\":5,\"measurand\":\"Energy.Reactive.Net\"', Energy.Reactive.Net, Wh, 0",
        "'\"value\":5,\"measurand\":\"SoC\"', SoC, '', 0",
        "'\"value\":5,\"measurand\":\"SoC\",\"unitOfMeasure\":{}', SoC, '', 0",
        "'\"value\":5,\"unitOfMeasure\":{\"multiplier\":3}', Energy.Active.Import.Register, Wh, 3",
        "'\"value\":5,\"unitOfMeasure\":{\"unit\":\"kWh\"}', Energy.Active.Import.Register, kWh, 0",
        "'\"value\":5,\"measurand\":\"Voltage\",\"unitOfMeasure\":{\"unit\":\"V\",\"multiplier\":-1}', Voltage, V, -1",
    })
    void shouldFillInWhatASampleLeavesOut(String sampled, String measurand, String unit, int multiplier) {
        assertEquals(
                new Sample(ten(), measurand, "", Sample.PERIODIC, Sample.OUTLET, unit, multiplier, "5"),
                sample(sampled));
    }

    @Test
    void shouldKeepPhaseContextAndLocation() {
        assertEquals(new Sample(ten(), "Current.Import", "L1-N", "Sample.Clock", "Inlet", "", 0, "16"), sample("""
            "value":16,"context":"Sample.Clock","measurand":"Current.Import","phase":"L1-N",
            "location":"Inlet\"\
            """));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-3, -3",
        "1.50, 1.50",
        "1e3, 1000",
        "1.5E-3, 0.0015",
        "12345678901234567890.0123456789, 12345678901234567890.0123456789",
        "0.1000000000000000055511151231257827, 0.1000000000000000055511151231257827",
    })
    void shouldKeepEveryDigitOfAReading(String number, String value) {
        assertEquals(value, sample("\"value\":" + number).value());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999999999", "-1e-999999999", "1e101", "0e2147483647"})
    void shouldRefuseANumberThatWouldFillTheMemory(String bomb) {
        OcppException refused = assertThrows(OcppException.class, () -> sample("\"value\":" + bomb));
        assertEquals(ErrorCode.PROPERTY_CONSTRAINT_VIOLATION, refused.code());
        assertEquals(
                "meterValue[0].sampledValue[0].value has more than 100 digits on a side of its point",
                refused.getMessage());
    }

    @Test
    void shouldReadTheSamplesOfAllMomentsInOrder() {
        Request.TransactionEvent event = updated("""
            "meterValue":[{"timestamp":"2026-03-01T09:59:00Z","sampledValue":[{"value":1},{"value":2}]},
            {"timestamp":"2026-03-01T10:00:00Z","sampledValue":[{"value":3}]}]\
            """);
        assertEquals(
                List.of("1", "2", "3"),
                event.samples().stream().map(Sample::value).toList());
        assertEquals(
                List.of(Said201.TEN - 60_000, Said201.TEN - 60_000, Said201.TEN),
                event.samples().stream().map(sample -> sample.at().epochMs()).toList());
    }

    private static Request.TransactionEvent updated(String fields) {
        return assertInstanceOf(Request.TransactionEvent.class, said("TransactionEvent", """
            {"eventType":"Updated","timestamp":"2026-03-01T10:00:00Z","triggerReason":"MeterValuePeriodic",
            "seqNo":1,"transactionInfo":{"transactionId":"T-1"},\
            """ + fields + "}"));
    }

    private static Sample sample(String fields) {
        return updated("\"meterValue\":[{\"timestamp\":\"2026-03-01T10:00:00Z\",\"sampledValue\":[{" + fields + "}]}]")
                .samples()
                .getFirst();
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "12.50, 12.5", "100, 100", "1234567.89, 1234567.89", "0.000001, 0.000001", "-5.00, -5"})
    void shouldTellTheCostAsANumber(String amount, String written) {
        Money cost = Money.of("EUR", new BigDecimal(amount));
        assertEquals(
                "[3,\"m1\",{\"totalCost\":" + written + "}]",
                answered("TransactionEvent", new Reply.TransactionSeen(cost, null)));
    }

    @Test
    void shouldSayNothingWhereThereIsNothingToTell() {
        assertEquals("[3,\"m1\",{}]", answered("TransactionEvent", new Reply.TransactionSeen(null, null)));
    }
}

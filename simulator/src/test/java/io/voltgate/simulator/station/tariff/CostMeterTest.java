package io.voltgate.simulator.station.tariff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.voltgate.simulator.station.tariff.Slice.Activity;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** What a charge costs by a tariff, to the last digit. */
final class CostMeterTest {
    /** A Monday. */
    private static final long START = Instant.parse("2026-03-02T21:00:00Z").toEpochMilli();

    private static final long HOUR = 3_600_000;

    private static Tariff tariff(String parts) throws Unsupported {
        return Tariff.read(
                JsonMapper.shared().readTree(("{'tariffId':'T','currency':'EUR'," + parts + "}").replace('\'', '"')));
    }

    private static CostMeter meter(String parts) throws Unsupported {
        return new CostMeter(tariff(parts), START, true);
    }

    private static Slice slice(long fromMinute, long toMinute, long wattHours, Activity activity) {
        return new Slice(START + fromMinute * 60_000, START + toMinute * 60_000, wattHours, wattHours * 4, activity);
    }

    @Test
    void shouldAddUpEnergyTimeIdlenessAndFee() throws Unsupported {
        CostMeter meter =
                meter("'energy':{'prices':[{'priceKwh':0.4}]},'chargingTime':{'prices':[{'priceMinute':0.02}]},"
                        + "'idleTime':{'prices':[{'priceMinute':0.1}]},'fixedFee':{'prices':[{'priceFixed':0.5}]}");
        meter.add(slice(0, 2, 0, Activity.PAUSED));
        meter.add(slice(2, 32, 12_345, Activity.CHARGING));
        meter.add(slice(32, 42, 0, Activity.IDLE));
        CostMeter.Sum sum = meter.sum();
        assertEquals(
                new BigDecimal("4.938"), sum.amounts().get(Tariff.Part.ENERGY).net());
        assertEquals(
                new BigDecimal("0.6"),
                sum.amounts().get(Tariff.Part.CHARGING_TIME).net());
        assertEquals(
                new BigDecimal("1"), sum.amounts().get(Tariff.Part.IDLE_TIME).net());
        assertEquals(new BigDecimal("7.038"), sum.total().gross());
        assertEquals(12_345, sum.wattHours());
        assertEquals(42 * 60_000, sum.lastedMs());
        assertEquals(12 * 60_000, sum.unchargedMs());
    }

    @Test
    void shouldPutTaxesOnTopOfEachOther() throws Unsupported {
        CostMeter meter = meter("'energy':{'prices':[{'priceKwh':1}],'taxRates':[{'type':'state','tax':10},"
                + "{'type':'city','tax':5},{'type':'federal','tax':20,'stack':1}]}");
        meter.add(slice(0, 60, 10_000, Activity.CHARGING));
        assertEquals(
                new CostMeter.Amount(new BigDecimal("10"), new BigDecimal("13.8")),
                meter.sum().total());
    }

    @Test
    void shouldPriceTheTimeForWhichItWasReservedAsAtItsBegin() throws Unsupported {
        CostMeter meter = meter("'reservationTime':{'prices':["
                + "{'priceMinute':0.2,'conditions':{'startTimeOfDay':'20:00','endTimeOfDay':'20:45'}},"
                + "{'priceMinute':9}],'taxRates':[{'type':'vat','tax':10}]},"
                + "'reservationFixed':{'prices':[{'priceFixed':1}]},'idleTime':{'prices':[{'priceMinute':5}]}");
        meter.reserved(START - 30 * 60_000);
        meter.add(slice(0, 60, 1_000, Activity.CHARGING));
        CostMeter.Sum sum = meter.sum();
        assertEquals(
                new CostMeter.Amount(new BigDecimal("6"), new BigDecimal("6.6")),
                sum.amounts().get(Tariff.Part.RESERVATION_TIME));
        assertEquals(new CostMeter.Amount(new BigDecimal("7"), new BigDecimal("7.6")), sum.total());
        assertEquals(30 * 60_000, sum.reservedMs());
        assertEquals(60 * 60_000, sum.lastedMs());
    }

    @ParameterizedTest
    @CsvSource({"1000, 2, LEAST", "10000, 5, NOT", "90000, 20, MOST"})
    void shouldHoldTheTotalToItsBounds(long wattHours, String total, CostMeter.Held held) throws Unsupported {
        CostMeter meter =
                meter("'energy':{'prices':[{'priceKwh':0.5}]},'minCost':{'exclTax':2},'maxCost':{'exclTax':20}");
        meter.add(slice(0, 60, wattHours, Activity.CHARGING));
        assertEquals(new BigDecimal(total), meter.sum().total().net());
        assertEquals(held, meter.sum().held());
    }

    @Test
    void shouldTakeTheFirstPriceThatFitsAtTheBegin() throws Unsupported {
        CostMeter meter = meter("'energy':{'prices':["
                + "{'priceKwh':0.1,'conditions':{'startTimeOfDay':'22:00','endTimeOfDay':'06:00'}},"
                + "{'priceKwh':0.3,'conditions':{'minEnergy':5000}},"
                + "{'priceKwh':9,'conditions':{'evseKind':'AC'}},{'priceKwh':8,'conditions':{'dayOfWeek':['Sunday']}},"
                + "{'priceKwh':0.5}]}");
        meter.add(slice(0, 30, 5_000, Activity.CHARGING));
        meter.add(slice(30, 60, 5_000, Activity.CHARGING));
        meter.add(slice(60, 90, 5_000, Activity.CHARGING));
        assertEquals(new BigDecimal("4.5"), meter.sum().total().net(), "5 kWh at 0.5, 0.3 and 0.1 each");
        assertEquals(
                List.of(START, START + HOUR / 2, START + HOUR),
                meter.periods().stream().map(CostMeter.Period::startMs).toList());
    }

    @Test
    void shouldKeepWhatWasReckonedByTheOlderTariff() throws Unsupported {
        CostMeter meter = meter("'energy':{'prices':[{'priceKwh':1}]},'fixedFee':{'prices':[{'priceFixed':2}]}");
        meter.add(slice(0, 30, 1_000, Activity.CHARGING));
        meter.change(tariff("'energy':{'prices':[{'priceKwh':3}]},'fixedFee':{'prices':[{'priceFixed':7}]}"));
        meter.add(slice(30, 60, 1_000, Activity.CHARGING));
        assertEquals(new BigDecimal("6"), meter.sum().total().net());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'priceKwh':1,'conditions':{'paymentBrand':'X'}} | ConditionNotSupported",
                "{'priceKwh':1,'conditions':{'maxCurrent':16}} | ConditionNotSupported",
                "{'priceKwh':1,'conditions':{'startTimeOfDay':'noon'}} | Rejected",
                "{'priceMinute':1} | Rejected"
            })
    void shouldRefuseWhatItCantReckonBy(String price, String status) {
        Unsupported refused = assertThrows(Unsupported.class, () -> tariff("'energy':{'prices':[" + price + "]}"));
        assertEquals(status, refused.status());
    }
}

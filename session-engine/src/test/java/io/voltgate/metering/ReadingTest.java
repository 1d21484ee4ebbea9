package io.voltgate.metering;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.voltgate.domain.BillFlag;
import io.voltgate.domain.Energy;
import io.voltgate.domain.Sample;
import io.voltgate.domain.StationTime;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which samples are readings of which register, and what they say. */
class ReadingTest {
    private static final long AT_MS = 1_700_000_000_000L;

    private static Sample sample(String measurand, String phase, String location, String unit, String value) {
        StationTime at = StationTime.receivedAt(AT_MS);
        return new Sample(at, measurand, phase, Sample.PERIODIC, location, unit, 0, value);
    }

    private static Sample register(String unit, String value) {
        return sample(Sample.IMPORT_REGISTER, "", Sample.OUTLET, unit, value);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        Energy.Active.Import.Register,   '', Outlet,   IMPORT_OUTLET
        Energy.Active.Import.Register,   L1, Outlet,   IMPORT_L1
        Energy.Active.Import.Register,   L2-N, Outlet, IMPORT_L2
        Energy.Active.Import.Register,   L3, Outlet,   IMPORT_L3
        Energy.Active.Import.Register,   N,  Outlet,
        Energy.Active.Import.Register,   L1-L2, Outlet,
        Energy.Active.Import.Register,   '', Inlet,    IMPORT_INLET
        Energy.Active.Import.Register,   L1, Inlet,
        Energy.Active.Import.Register,   '', Upstream,
        Energy.Active.Import.Register,   '', Cable,
        Energy.Active.Import.Register,   '', Body,
        Energy.Active.Import.Register,   '', EV,
        Energy.Active.Import.Interval,   '', Outlet,   IMPORT_INTERVAL
        Energy.Active.Import.Interval,   '', Inlet,
        Energy.Active.Export.Register,   '', Outlet,   EXPORT_OUTLET
        Energy.Active.Export.Interval,   '', Outlet,   EXPORT_INTERVAL
        Energy.Active.Net,               '', Outlet,
        Energy.Active.Import.CableLoss,  '', Outlet,
        Energy.Reactive.Import.Register, '', Outlet,
        Power.Active.Import,             '', Outlet,
        """)
    void shouldKnowTheRegister(String measurand, String phase, String location, String register) {
        String found = Register.of(sample(measurand, phase, location, "Wh", "1"))
                .map(Enum::name)
                .orElse(null);
        assertEquals(register, found);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        Wh,  1234.5,      1234.5,  false
        kWh, 1.2345,      1234.5,  false
        '',  1234,        1234,    false
        wh,  1234,        1234,    true
        KWH, 1.2,         1200,    true
        Wh,  1.2 kWh,     1200,    true
        Wh,  ' 12.3 ',    12.3,    false
        W,   12,          12,      true
        """)
    void shouldReadTheUnit(String unit, String value, BigDecimal wattHours, boolean mended) {
        Reading reading = Reading.of(register(unit, value)).orElseThrow();
        assertEquals(Energy.ofWh(wattHours), reading.value());
        assertEquals(mended, reading.unitMended());
    }

    @Test
    void shouldSkipWhatIsNoReading() {
        String container = "{\"signedMeterData\":\"T0NNRnx7fQ==\",\"encodingMethod\":\"OCMF\"}";
        List<Sample> samples = List.of(
                register("Wh", ""),
                register("Wh", "  "),
                register("Wh", container),
                register("Wh", "\"20230100112233\""),
                register("Wh", "OCMF|{\"FV\":\"1.0\",\"GI\":\"a meter\",\"GS\":\"1\"}|{\"SD\":\"00\"}"));
        assertEquals(List.of(), Reading.of(samples));
    }

    @Test
    void shouldRefuseWhatIsMeantAsNumberAndIsNone() {
        EnergyLedger ledger = new EnergyLedger(0, EnergyLedger.READINGS);
        ledger.add(List.of(Reading.start(Energy.ofWh(1000), AT_MS)));
        List<Sample> samples = List.of(
                register("Wh", "NaN"), register("Wh", "1,5"), register("Wh", "-1"), register("Wh", "999999999999"));
        ledger.add(Reading.of(samples));
        assertEquals(
                List.of(
                        new Refusal(AT_MS, "-1", Refusal.Why.NEGATIVE),
                        new Refusal(AT_MS, "1,5", Refusal.Why.NO_NUMBER),
                        new Refusal(AT_MS, "999999999999", Refusal.Why.BEYOND_ANY_METER),
                        new Refusal(AT_MS, "NaN", Refusal.Why.NO_NUMBER)),
                ledger.account().refusals());
        assertEquals(EnumSet.of(BillFlag.READING_REFUSED), ledger.account().flags());
    }

    @Test
    void shouldKeepExportApart() {
        EnergyLedger ledger = new EnergyLedger(0, EnergyLedger.READINGS);
        ledger.add(Told.readings("0=1000 60=5000 export:0=70 export:30=500 export:60=520.5"));
        assertEquals(Energy.ofWh(4000), ledger.account().imported());
        assertEquals(Energy.ofWh(new BigDecimal("450.5")), ledger.account().exported());
    }

    @Test
    void shouldNameWhatIsRefusedAndWhy() {
        EnergyLedger ledger = new EnergyLedger(Histories.POWER_W, EnergyLedger.READINGS);
        ledger.add(Told.readings("-5=10 start0=9000 10=10000 20=0 30=99999999 40=14000 stop60=5000 61=7000"));
        assertEquals(
                List.of(
                        new Refusal(Told.minute("-5"), "10", Refusal.Why.BEFORE_START),
                        new Refusal(Told.minute("20"), "0", Refusal.Why.FALLS),
                        new Refusal(Told.minute("30"), "99999999", Refusal.Why.TOO_FAST),
                        new Refusal(Told.minute("60"), "5000", Refusal.Why.BELOW_START),
                        new Refusal(Told.minute("61"), "7000", Refusal.Why.AFTER_STOP)),
                ledger.account().refusals());
    }

    @Test
    void shouldDrawTheCurveOverAReset() {
        EnergyLedger ledger = new EnergyLedger(Histories.POWER_W, EnergyLedger.READINGS);
        ledger.add(Told.readings("0=90000 10=92000 20=0 30=500 stop40=1500"));
        assertEquals(
                List.of(
                        new Point(Told.minute("0"), Energy.ZERO),
                        new Point(Told.minute("10"), Energy.ofWh(2000)),
                        new Point(Told.minute("20"), Energy.ofWh(2000)),
                        new Point(Told.minute("30"), Energy.ofWh(2500)),
                        new Point(Told.minute("40"), Energy.ofWh(3500))),
                ledger.usage());
    }

    @Test
    void shouldKeepFewWhateverTheLabels() {
        for (Label label : Label.values()) {
            EnergyLedger ledger = new EnergyLedger(Histories.POWER_W, 32);
            for (int minute = 0; minute < 300; minute++) {
                long atMs = AT_MS + minute * 60_000L;
                Energy value = Energy.ofWh(1000 + minute * 100L);
                boolean end = minute == 0 || minute == 299;
                Label told = end || (label != Label.START && label != Label.STOP) ? label : Label.NONE;
                ledger.add(List.of(Reading.told(Register.IMPORT_OUTLET, told, atMs, value)));
            }
            assertTrue(ledger.usage().size() <= 32, label.name());
            assertEquals(Energy.ofWh(29_900), ledger.account().imported(), label.name());
        }
    }
}

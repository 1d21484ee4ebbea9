package io.voltgate.metering;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.voltgate.domain.Bill;
import io.voltgate.domain.Energy;
import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One row per rule of billable energy (OCPP facts: cases 6 to 16, 39 to 43; quirks 46, 47, 59 to 65), at a connector of 22 kW. */
class EnergyLedgerRulesTest {
    private static final long POWER_W = 22_000;

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
        nothing told                           |                                                     | 0      | NO_READINGS
        only a start                           | start0=1000                                         | 0      |
        start and stop                         | start0=1000 stop60=8000                             | 7000   |
        first and last, no labels              | 0=1000 10=2000 20=3500.25                           | 2500.25|
        begin and end                          | begin0=1000 10=2000 end20=3500                      | 2500   |
        stop in whole watt-hours               | start0=1000 begin0=1000.7 end60=8000.9 stop60=8000  | 7000   |
        stop rounded up                        | start0=1001 begin0=1000.7 end60=8000.9 stop60=8001  | 7000   |
        the end rule: between spoils nothing   | start0=1000 10=2000 20=1900 30=3000 stop60=8000     | 7000   | READING_REFUSED
        per session                            | start0=0 10=1000 20=2000 stop60=8000                | 8000   | REGISTER_PER_SESSION
        zero begin, register is absolute       | start0=0 10=5000k 20=5001k stop60=5007k             | 7000   | BEGIN_ZERO
        zero begin, absolute stop only         | start0=0 stop60=5007k                               | 0      | BEGIN_ZERO
        zero begin of 2.x                      | begin0=0 0=5000k end60=5007k                        | 7000   | BEGIN_ZERO
        zero begin that comes late             | 0=5000k 10=5001k begin20=0 end60=5007k              | 7000   | BEGIN_ZERO
        zero begin, then a wild value          | start0=0 1=9999k 10=1000 20=2000 stop60=8000        | 8000   | REGISTER_PER_SESSION READING_REFUSED
        reset to zero                          | start0=90000 20=95000 21=0 30=1000 stop60=6000      | 11000  | REGISTER_RESET
        reset of a register per session        | start0=0 20=5000 21=0 22=100 stop60=3000            | 8000   | REGISTER_PER_SESSION REGISTER_RESET
        two resets                             | start0=9000 10=10000 20=0 30=500 40=0 50=200 stop60=700 | 2200 | REGISTER_RESET
        another meter, higher                  | start0=9000 10=10000 11=500k 20=501k stop60=507k    | 8000   | REGISTER_RESET
        zeros while the meter is away          | start0=9000 10=10000 20=0 30=0 40=14000 stop60=16000| 7000   | READING_REFUSED
        one zero                               | start0=9000 10=10000 20=0 40=14000 stop60=16000     | 7000   | READING_REFUSED
        session energy told as register        | start0=5000k 10=100 20=800 30=1500 stop60=5007k     | 7000   | READING_REFUSED
        session energy told, stop lost         | start0=5000k 10=100 20=800 30=1500                  | 1400   | REGISTER_RESET
        stop below start                       | start0=5000 stop60=2000                             | 0      | STOP_BELOW_START
        stop of zero after samples             | start0=90000 10=91000 20=92000 stop60=0             | 2000   | STOP_BELOW_START
        negative stop                          | start0=5000 10=6000 stop60=-1                       | 1000   | STOP_BELOW_START
        end and stop below start               | start0=90000 10=91000 end60=10 stop60=10            | 1000   | STOP_BELOW_START
        stop between start and last            | start0=9000 10=12000 stop60=11000                   | 2000   | READING_REFUSED
        negative sample                        | start0=5000 10=-6000 stop60=9000                    | 4000   | READING_REFUSED
        turn at 8 digits                       | start0=99999990 10=99999995 20=5 stop60=1005        | 1015   | REGISTER_ROLLED_OVER
        turn at 2^32                           | start0=4294967290 stop60=4                          | 10     | REGISTER_ROLLED_OVER
        turn at 99999.999 kWh                  | start0=99999999 stop60=7000                         | 7001   | REGISTER_ROLLED_OVER
        no turn: too far below                 | start0=99900000 stop60=7000                         | 0      | STOP_BELOW_START
        no turn: too much after                | start0=99999990 stop1=7000                          | 0      | STOP_BELOW_START
        wild sample                            | start0=1000 10=99999999 20=2000 stop60=8000         | 7000   | READING_REFUSED
        wild stop                              | start0=1000 10=2000 20=3000 stop60=99999999         | 2000   | STOP_IMPLAUSIBLE
        wild start                             | start0=87654321 10=2000 20=3000 stop60=8000         | 6000   | REGISTER_RESET
        a stretch of wild samples              | start0=1000 10=9999k 20=9999k 30=4000 stop60=8000   | 7000   | READING_REFUSED
        a meter that catches up                | start0=1000 10=2000 20=2000 200=2000 201=33000 210=34000 | 33000 |
        a meter that catches up at the stop    | start0=1000 10=1000 200=1000 stop201=33000          | 32000  |
        too much for one that stood still      | start0=1000 10=2000 15=2000 stop20=33000            | 1000   | STOP_IMPLAUSIBLE
        a sample alone does not catch up       | start0=1000 10=1000 200=1000 201=33000              | 0      | READING_REFUSED
        session energy above a small start     | start0=4698 5=917 20=3500 60=11000 stop117=26148    | 21450  | READING_REFUSED
        late sample falls into place           | start0=1000 stop60=8000 30=3000                     | 7000   |
        kWh told as Wh between                 | start0=1000k 10=1001 20=1003 stop60=1007k           | 7000   | UNIT_MENDED
        kWh told as Wh, stop lost              | start0=1000k 10=1001 20=1003                        | 3000   | UNIT_MENDED
        Wh told as kWh, all of them            | begin0=1000000k 10=1002000k end20=1004000k          | 4000   | UNIT_MENDED
        one kWh told as Wh is only refused     | start0=1000k 10=1001                                | 0      | READING_REFUSED
        small registers are never mended       | start0=400 1=500 2=1 3=2 4=2.5                      | 101.5  | REGISTER_RESET
        words begin and end exchanged          | end0=1000 10=2000 begin60=8000                      | 7000   | LABELS_SWAPPED
        end in the middle                      | begin0=1000 end10=2000 60=8000                      | 7000   | LABELS_SWAPPED
        begin in the middle                    | 0=1000 begin10=2000 60=8000                         | 7000   | LABELS_SWAPPED
        all are called begin                   | begin0=1000 begin10=2000 begin60=8000               | 7000   |
        clock set back in the session          | start100=1000 110=2000 90=3000 95=4000 stop99=5000  | 4000   |
        clock set back, start and stop only    | start100=1000 stop50=5000                           | 4000   |
        clock of 1970 at the stop              | start0=1000 10=2000 stop-9999999=5000               | 4000   |
        read before the start                  | -5=500 start0=1000 10=2000 stop60=8000              | 7000   |
        read after the stop                    | start0=1000 10=2000 stop60=8000 61=9000             | 7000   |
        phases, no total                       | L1:0=100 L2:0=200 L3:0=300 L1:60=1100 L2:60=1200 L3:60=1300 | 3000 | FROM_PHASES
        phases beside a total                  | 0=600 60=3600 L1:0=100 L2:0=200 L3:0=300 L1:60=1100 L2:60=1200 L3:60=1300 | 3000 |
        phases, one lacks at the end           | L1:0=100 L2:0=200 L3:0=300 L1:30=200 L2:30=300 L3:30=400 L1:60=1100 L2:60=1200 | 300 | FROM_PHASES
        two phases                             | L1:0=100 L2:0=200 L1:60=1100 L2:60=1200             | 0      | NO_READINGS
        the only phase of a meter              | L1:0=100 L1:60=1100                                 | 1000   | FROM_PHASES
        intervals                              | amount:15=500 amount:30=500 amount:45=700              | 1700   | FROM_INTERVALS
        interval twice                         | amount:15=500 amount:30=500 amount:30=400              | 900    | FROM_INTERVALS
        intervals beside a register            | 0=1000 60=2000 amount:15=500 amount:30=700            | 1000   |
        intervals, stop lost                   | start0=1000 amount:15=500 amount:30=700               | 1200   | FROM_INTERVALS
        interval beyond the power              | amount:15=500 amount:30=50k                           | 500    | FROM_INTERVALS READING_REFUSED
        inlet alone                            | inlet:0=1000 inlet:60=2100                          | 1100   |
        inlet beside an outlet                 | inlet:0=1000 inlet:60=2100 0=100 60=1000            | 900    |
        inlet, the outlet told once            | inlet:0=1000 inlet:60=2100 0=100                    | 0      |
        signed at both ends                    | start0=1000 stop60=8000 signed:begin0=1000.3 signed:end60=8000.4 | 7000.1 | SIGNED_METER
        signed in between only                 | start0=1000 stop60=8000 signed:10=2000 signed:20=3000 | 7000 |
        """)
    void shouldFollowTheRules(String rule, String told, BigDecimal wattHours, String flags) {
        EnergyLedger ledger = new EnergyLedger(POWER_W, EnergyLedger.READINGS);
        ledger.add(Told.readings(told == null ? "" : told));
        Account account = ledger.account();
        assertEquals(Energy.ofWh(wattHours), account.imported(), () -> rule + ": " + account);
        assertEquals(
                flags == null ? "" : flags,
                String.join(" ", account.flags().stream().map(Enum::name).toList()),
                () -> rule + ": " + account);
        assertEquals(account.imported(), sum(account), () -> rule + ": " + account);
    }

    static Energy sum(Account account) {
        return account.segments().stream().map(Bill.Segment::energy).reduce(Energy.ZERO, Energy::plus);
    }
}

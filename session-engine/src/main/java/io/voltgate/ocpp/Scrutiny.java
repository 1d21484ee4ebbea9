package io.voltgate.ocpp;

import io.voltgate.domain.Deviation;
import io.voltgate.domain.IdToken;
import io.voltgate.domain.Request;
import io.voltgate.domain.Sample;
import io.voltgate.domain.StationTime;
import io.voltgate.domain.Unit;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Names what is odd about a request though its form is that of the standard: clocks, units, values, tokens. Stateless, for any thread.
 * It changes nothing, and costs a few dozen nanoseconds where nothing is odd.
 */
final class Scrutiny {
    private static final BigDecimal MAX_VOLTAGE = BigDecimal.valueOf(2_000);
    private static final BigDecimal MAX_CURRENT = BigDecimal.valueOf(5_000);
    private static final BigDecimal MAX_POWER_W = BigDecimal.valueOf(10_000_000);
    private static final BigDecimal MAX_PERCENT = BigDecimal.valueOf(100);
    /** Longer texts are signed values. */
    private static final int MAX_READING = 32;

    private static final String CLOCK_ALIGNED = "Sample.Clock";
    private static final String NULL = "null";
    private static final long MINUTE_MS = 60_000;
    private static final long ALIGNED_MS = 10_000;

    private final long receivedAtMs;
    private final Set<Deviation> seen;

    private Scrutiny(long receivedAtMs, Set<Deviation> seen) {
        this.receivedAtMs = receivedAtMs;
        this.seen = seen;
    }

    /** Adds what is odd about a request that was received at this time, milliseconds since 1970. */
    static void of(Request request, long receivedAtMs, Set<Deviation> seen) {
        new Scrutiny(receivedAtMs, seen).look(request);
    }

    private void look(Request request) {
        switch (request) {
            case Request.MeterValues values -> samples(values.samples());
            case Request.TransactionEvent event -> {
                time(event.at());
                token(event.token());
                samples(event.samples());
            }
            case Request.StartTransaction start -> {
                time(start.at());
                token(start.token());
            }
            case Request.StopTransaction stop -> {
                time(stop.at());
                token(stop.token());
                samples(stop.samples());
            }
            case Request.Authorize authorize -> token(authorize.token());
            case Request.StatusReport report -> status(report);
            case Request.DeviceReport report -> time(report.at());
            case Request.DeviceEvents events -> time(events.at());
            case Request.SecurityEvent event -> time(event.at());
            case Request.ReportPart part -> time(part.at());
            case Request.Notice notice -> time(notice.at());
            case Request.Boot _,
                    Request.Heartbeat _,
                    Request.FirmwareStatus _,
                    Request.LogStatus _,
                    Request.VendorData _,
                    Request.ReservationUpdate _,
                    Request.ChainStatus _ -> {
                // Nothing in them is held against our clock or a list of ours.
            }
        }
    }

    private void status(Request.StatusReport report) {
        time(report.at());
        if (report.info().equals(NULL) || report.vendorErrorCode().equals(NULL)) {
            seen.add(Deviation.TEXT_NULL);
        }
        if (report.connector().evse() > 0 && report.connector().connector() == 0) {
            seen.add(Deviation.CONNECTOR_ZERO);
        }
    }

    private void time(StationTime time) {
        Deviation odd = StationClock.oddness(time, receivedAtMs);
        if (odd != null) {
            seen.add(odd);
        }
    }

    private void token(@Nullable IdToken token) {
        if (token == null) {
            return;
        }
        String text = token.value();
        if (text.isEmpty()) {
            seen.add(Deviation.TOKEN_EMPTY);
        } else if (text.charAt(0) <= ' ' || text.charAt(text.length() - 1) <= ' ') {
            seen.add(Deviation.TOKEN_PADDED);
        }
    }

    /** Samples of one moment stand together, so that it is looked at once. */
    private void samples(List<Sample> samples) {
        StationTime looked = null;
        boolean phases = false;
        boolean total = false;
        for (Sample sample : samples) {
            if (!sample.at().equals(looked)) {
                looked = sample.at();
                time(looked);
            }
            reading(sample);
            if (!Unit.standard(sample.unit())) {
                seen.add(Unit.of(sample.unit()).isPresent() ? Deviation.UNIT_ALIAS : Deviation.UNIT_UNKNOWN);
            }
            if (sample.measurand().equals(Sample.IMPORT_REGISTER)) {
                boolean byPhase = !sample.phase().isEmpty();
                phases |= byPhase;
                total |= !byPhase;
            } else if (!sample.phase().isEmpty()) {
                phase(sample);
            }
            if (sample.context().equals(CLOCK_ALIGNED)) {
                alignment(sample.at());
            }
        }
        if (phases && !total) {
            seen.add(Deviation.PHASES_WITHOUT_TOTAL);
        }
    }

    private void reading(Sample sample) {
        if (!plain(sample.value())) {
            oddReading(sample);
        }
        BigDecimal most = switch (sample.measurand()) {
            case "Voltage" -> MAX_VOLTAGE;
            case "Current.Import", "Current.Export", "Current.Offered" -> MAX_CURRENT;
            case Sample.POWER_IMPORT -> MAX_POWER_W;
            case Sample.STATE_OF_CHARGE -> MAX_PERCENT;
            default -> null;
        };
        if (most != null && beyond(sample, most)) {
            seen.add(Deviation.SAMPLE_IMPLAUSIBLE);
        }
    }

    /** A number with fewer whole digits than the most is not beyond it, and needs no arithmetic. */
    private static boolean beyond(Sample sample, BigDecimal most) {
        return (sample.multiplier() != 0 || wholeDigits(sample.value()) >= most.precision())
                && sample.number()
                        .map(number -> number.scaleByPowerOfTen(sample.multiplier()))
                        .filter(number -> number.abs().compareTo(most) > 0)
                        .isPresent();
    }

    private static int wholeDigits(String value) {
        int point = value.indexOf('.');
        return point < 0 ? value.length() : point;
    }

    private void oddReading(Sample sample) {
        String value = sample.value();
        if (value.startsWith("\"") || value.length() > MAX_READING) {
            return;
        }
        if (sample.number().isEmpty()) {
            seen.add(Deviation.SAMPLE_UNREADABLE);
        } else {
            boolean letters = value.chars().anyMatch(c -> Character.isLetter(c) || c == '%');
            seen.add(letters ? Deviation.UNIT_IN_VALUE : Deviation.SAMPLE_PADDED);
        }
    }

    /** Whether a text is a number as the standard writes it: digits, and perhaps a sign and a point. */
    private static boolean plain(String value) {
        int digits = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c >= '0' && c <= '9') {
                digits++;
            } else if (c != '.' && !(c == '-' && i == 0)) {
                return false;
            }
        }
        return digits > 0;
    }

    /** Currents flow in conductors, voltages lie between them. */
    private void phase(Sample sample) {
        boolean between = sample.phase().length() > 2;
        boolean current = sample.measurand().startsWith("Current.");
        boolean voltageOfNeutral =
                sample.measurand().equals("Voltage") && sample.phase().equals("N");
        if ((current && between) || voltageOfNeutral) {
            seen.add(Deviation.PHASE_ODD);
        }
    }

    private void alignment(StationTime at) {
        long into = Math.floorMod(at.epochMs(), MINUTE_MS);
        if (into > ALIGNED_MS && into < MINUTE_MS - ALIGNED_MS) {
            seen.add(Deviation.SAMPLE_UNALIGNED);
        }
    }
}

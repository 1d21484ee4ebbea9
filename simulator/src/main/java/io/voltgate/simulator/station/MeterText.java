package io.voltgate.simulator.station;

import java.util.List;

/**
 * A MeterValue as JSON text. Used once, by whoever writes a message. It is made without a tree between, since fleets write little else;
 * no word in it needs an escape.
 */
final class MeterText {
    private static final List<String> PHASES = List.of("", "L1", "L2", "L3");
    private static final int USUAL_LENGTH = 640;

    private final boolean is16;
    private final Reading reading;
    private final String context;
    private final String signed;
    private final StringBuilder out = new StringBuilder(USUAL_LENGTH);

    private MeterText(boolean is16, Reading reading, String context, String signed) {
        this.is16 = is16;
        this.reading = reading;
        this.context = context;
        this.signed = signed;
    }

    /** In the words of 1.6 or 2.x; signed is what stands beside the register as signedMeterValue, empty for nothing. */
    static String of(boolean is16, Reading reading, Metering.Told told, String signed) {
        return new MeterText(is16, reading, told.context(), signed).written(told.measurands());
    }

    private String written(List<Measurand> measurands) {
        out.append("{\"timestamp\":\"").append(Json.time(reading.atMs())).append("\",\"sampledValue\":[");
        for (Measurand each : measurands) {
            if (each.isAtOutlet()) {
                for (int phase = Math.min(1, reading.phases()); phase <= reading.phases(); phase++) {
                    row(each, phase);
                }
            } else {
                row(each, 0);
            }
        }
        if (!measurands.isEmpty()) {
            out.setLength(out.length() - 1);
        }
        return out.append("]}").toString();
    }

    private void row(Measurand measurand, int phase) {
        out.append("{\"value\":");
        if (is16) {
            out.append('"');
        }
        decimal(measurand.value(reading, phase), measurand.decimals());
        if (is16) {
            out.append('"');
        }
        field("context", context);
        field("measurand", measurand.word());
        if (phase > 0) {
            out.append(",\"phase\":\"").append(PHASES.get(phase));
            out.append(measurand == Measurand.VOLTAGE ? "-N\"" : "\"");
        }
        if (measurand.isAtOutlet()) {
            field("location", "Outlet");
        } else if (measurand.isOfVehicle()) {
            field("location", "EV");
        }
        unit(measurand);
        if (measurand == Measurand.REGISTER && !signed.isEmpty()) {
            out.append(",\"signedMeterValue\":").append(signed);
        }
        out.append("},");
    }

    /** OCPP 1.6 has no word for hertz. */
    private void unit(Measurand measurand) {
        if (measurand.unit().isEmpty()) {
            return;
        }
        if (!is16) {
            out.append(",\"unitOfMeasure\":{\"unit\":\"")
                    .append(measurand.unit())
                    .append("\"}");
        } else if (measurand != Measurand.FREQUENCY) {
            field("unit", measurand.unit());
        }
    }

    private void field(String name, String value) {
        out.append(",\"").append(name).append("\":\"").append(value).append('"');
    }

    /** Of a number in the last of its decimals, which is not below 0. */
    private void decimal(long value, int decimals) {
        long one = decimals == 2 ? 100 : decimals == 1 ? 10 : 1;
        out.append(value / one);
        if (decimals > 0) {
            out.append('.');
            if (decimals == 2) {
                out.append((char) ('0' + value / 10 % 10));
            }
            out.append((char) ('0' + value % 10));
        }
    }
}

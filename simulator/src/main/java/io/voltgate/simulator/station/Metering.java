package io.voltgate.simulator.station;

import io.voltgate.ocpp.OcppVersion;
import io.voltgate.simulator.station.device.Settings;
import io.voltgate.simulator.station.power.Outlet;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Puts readings into the words of the station's version: the measurands that are configured for the occasion, by phase where they have
 * phases. Owned by its station. All values follow from the reading, so that a repeated one is the same.
 */
final class Metering {
    private static final String REGISTER = "Energy.Active.Import.Register";

    private static final String RETURNED = "Energy.Active.Export.Register";

    private static final List<String> MEASURANDS = List.of(
            "Current.Import",
            "Current.Offered",
            RETURNED,
            REGISTER,
            "Frequency",
            "Power.Active.Export",
            "Power.Active.Import",
            "Power.Factor",
            "Power.Offered",
            "SoC",
            "Voltage");
    /** A measurand of OCPP 1.6 that 2.x hasn't. */
    private static final String TEMPERATURE = "Temperature";

    private final Station.Spec spec;
    private final Settings settings;
    private @Nullable MeterSigner signer;

    Metering(Station.Spec spec, Settings settings) {
        this.spec = spec;
        this.settings = settings;
    }

    /** When a meter is read, with the context that tells it and the variables that say what is read. */
    enum Occasion {
        BEGIN("Transaction.Begin", "StopTxnSampledData", "SampledDataCtrlr.TxStartedMeasurands"),
        SAMPLE("Sample.Periodic", "MeterValuesSampledData", "MeterValuesSampledData"),
        CLOCK("Sample.Clock", "MeterValuesAlignedData", "MeterValuesAlignedData"),
        TRIGGER("Trigger", "MeterValuesSampledData", "MeterValuesSampledData"),
        END("Transaction.End", "StopTxnSampledData", "SampledDataCtrlr.TxEndedMeasurands");

        private final String context;
        private final String list16;
        private final String list2;

        Occasion(String context, String list16, String list2) {
            this.context = context;
            this.list16 = list16;
            this.list2 = list2;
        }
    }

    /** One value of a measurand; phase, location and unit are empty where it has none. */
    private record Row(String measurand, String phase, String location, String unit, BigDecimal value) {}

    /** The measurands that the meters here can tell in a version, with commas. */
    static String known(OcppVersion version) {
        String all = String.join(",", MEASURANDS);
        return version == OcppVersion.V16 ? all + "," + TEMPERATURE : all;
    }

    boolean signs() {
        return settings.flag("MeterValueSignReadings");
    }

    MeterSigner signer() {
        MeterSigner made = signer == null ? new MeterSigner(spec.identity(), spec.seed()) : signer;
        signer = made;
        return made;
    }

    /** Whether anything is to be read on this occasion. */
    boolean tells(Occasion occasion) {
        return !measurands(occasion).isEmpty();
    }

    private List<String> measurands(Occasion occasion) {
        String source = occasion == Occasion.CLOCK ? "AlignedDataCtrlr.Enabled" : "SampledDataCtrlr.Enabled";
        if (!settings.flag(source)) {
            return List.of();
        }
        return settings.list(spec.version() == OcppVersion.V16 ? occasion.list16 : occasion.list2);
    }

    /** A MeterValue of the version. */
    ObjectNode value(Reading reading, Occasion occasion) {
        List<ObjectNode> sampled = new ArrayList<>();
        for (String measurand : measurands(occasion)) {
            rows(measurand, reading).forEach(row -> sampled.add(sampled(row, occasion)));
        }
        return value(reading, sampled);
    }

    private static ObjectNode value(Reading reading, List<ObjectNode> sampled) {
        ObjectNode value = Json.of("timestamp", Json.time(reading.atMs()));
        value.set("sampledValue", Json.list(sampled));
        return value;
    }

    private ObjectNode sampled(Row row, Occasion occasion) {
        boolean is16 = spec.version() == OcppVersion.V16;
        ObjectNode sampled = Json.object();
        if (is16) {
            sampled.put("value", row.value().toPlainString());
        } else {
            sampled.put("value", row.value());
        }
        sampled.put("context", occasion.context).put("measurand", row.measurand());
        if (!row.phase().isEmpty()) {
            sampled.put("phase", row.phase());
        }
        if (!row.location().isEmpty()) {
            sampled.put("location", row.location());
        }
        if (row.unit().isEmpty()) {
            return sampled;
        }
        if (is16) {
            return row.unit().equals("Hz") ? sampled : sampled.put("unit", row.unit());
        }
        sampled.set("unitOfMeasure", Json.of("unit", row.unit()));
        return sampled;
    }

    private static List<Row> rows(String measurand, Reading reading) {
        int phases = Math.max(1, reading.phases());
        return switch (measurand) {
            case REGISTER -> List.of(new Row(measurand, "", "", "Wh", BigDecimal.valueOf(reading.registerWh())));
            case RETURNED -> List.of(new Row(measurand, "", "", "Wh", BigDecimal.valueOf(reading.returnedWh())));
            case "Power.Active.Import" ->
                List.of(new Row(measurand, "", "", "W", BigDecimal.valueOf(Math.max(0, reading.powerW()))));
            case "Power.Active.Export" ->
                List.of(new Row(measurand, "", "", "W", BigDecimal.valueOf(Math.max(0, -reading.powerW()))));
            case "Power.Offered" -> List.of(new Row(measurand, "", "", "W", BigDecimal.valueOf(reading.offeredW())));
            case "Power.Factor" -> List.of(new Row(measurand, "", "", "", BigDecimal.ONE));
            case "Current.Import" -> byPhase(measurand, "A", reading);
            case "Current.Offered" ->
                List.of(new Row(
                        measurand,
                        "",
                        "",
                        "A",
                        BigDecimal.valueOf(reading.offeredW() * 10 / ((long) nominalVolts(reading) * phases), 1)));
            case "Voltage" -> byPhase(measurand, "V", reading);
            case "Frequency" ->
                List.of(new Row(measurand, "", "", "Hz", BigDecimal.valueOf(4998 + wander(reading, 5, 3), 2)));
            case "SoC" -> List.of(new Row(measurand, "", "EV", "Percent", BigDecimal.valueOf(reading.socPercent())));
            case TEMPERATURE -> List.of(new Row(measurand, "", "EV", "Celsius", BigDecimal.valueOf(reading.degrees())));
            default -> throw new IllegalStateException("no meter here reads " + measurand);
        };
    }

    /** On direct current there is one value, at the outlet. */
    private static List<Row> byPhase(String measurand, String unit, Reading reading) {
        boolean current = unit.equals("A");
        if (reading.phases() == 0) {
            long volts = volts(reading, 0);
            return List.of(new Row(measurand, "", "Outlet", unit, current ? amps(reading, volts) : deci(volts)));
        }
        List<Row> rows = new ArrayList<>();
        for (int phase = 1; phase <= reading.phases(); phase++) {
            long volts = volts(reading, phase);
            rows.add(new Row(
                    measurand,
                    current ? "L" + phase : "L" + phase + "-N",
                    "Outlet",
                    unit,
                    current ? amps(reading, volts) : deci(volts)));
        }
        return rows;
    }

    private static BigDecimal deci(long tenths) {
        return BigDecimal.valueOf(tenths, 1);
    }

    /** In hundredths of an ampere, from tenths of a volt. */
    private static BigDecimal amps(Reading reading, long deciVolts) {
        long phases = Math.max(1, reading.phases());
        return BigDecimal.valueOf(Math.max(0, reading.powerW()) * 1000 / (deciVolts * phases), 2);
    }

    /** Tenths of a volt: a grid that wanders a little, or a battery that rises with its charge. */
    private static long volts(Reading reading, int phase) {
        return reading.phases() == 0
                ? 3_500L + reading.socPercent() * 8L
                : Outlet.AC_VOLTS * 10L - 20 + wander(reading, 41, phase);
    }

    private static int nominalVolts(Reading reading) {
        return reading.phases() == 0 ? Outlet.DC_VOLTS : Outlet.AC_VOLTS;
    }

    /** A number below the width that changes from minute to minute. */
    private static long wander(Reading reading, int width, int salt) {
        long minute = reading.atMs() / 60_000 * 2_654_435_761L + salt * 40_503L;
        return Math.floorMod(minute >>> 7, width);
    }

    /** What the meter signs of a reading: an OCMF record. */
    String sign(Charge charge, Reading reading, boolean begins) {
        return signer().record(reading, charge.driver().token(), begins ? "B" : "E");
    }

    /** A MeterValue of OCPP 1.6 whose only value is a signed record. */
    ObjectNode signed16(Reading reading, String record, boolean begins) {
        ObjectNode sampled = Json.of("value", container(record, begins).toString())
                .put("context", begins ? Occasion.BEGIN.context : Occasion.END.context)
                .put("format", "SignedData")
                .put("measurand", REGISTER);
        return value(reading, List.of(sampled));
    }

    /** Puts a signed record beside the register of a MeterValue of 2.x. */
    void addSigned(ObjectNode meterValue, String record, boolean begins) {
        meterValue.path("sampledValue").forEach(sampled -> {
            if (sampled instanceof ObjectNode row && Json.text(row, "measurand").equals(REGISTER)) {
                row.set("signedMeterValue", container(record, begins));
            }
        });
    }

    private ObjectNode container(String record, boolean begins) {
        String with = settings.text("PublicKeyWithSignedMeterValue");
        boolean key = with.equals("EveryMeterValue") || (begins && with.equals("OncePerTransaction"));
        return Json.of("signedMeterData", Base64.getEncoder().encodeToString(record.getBytes(StandardCharsets.UTF_8)))
                .put("signingMethod", "")
                .put("encodingMethod", "OCMF")
                .put("publicKey", key ? signer().publicKey() : "");
    }
}

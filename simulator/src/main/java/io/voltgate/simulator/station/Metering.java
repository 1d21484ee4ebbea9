package io.voltgate.simulator.station;

import io.voltgate.ocpp.OcppVersion;
import io.voltgate.simulator.station.device.Settings;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.util.RawValue;

/**
 * Puts readings into the words of the station's version: the measurands that are configured for the occasion, signed where they are to
 * be. Owned by its station. All values follow from the reading, so that a repeated one is the same.
 */
final class Metering {
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

    /** What is told of a reading, and on what occasion. */
    record Told(List<Measurand> measurands, String context) {}

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

    private List<Measurand> measurands(Occasion occasion) {
        String source = occasion == Occasion.CLOCK ? "AlignedDataCtrlr.Enabled" : "SampledDataCtrlr.Enabled";
        if (!settings.flag(source)) {
            return List.of();
        }
        return Measurand.list(settings.text(is16() ? occasion.list16 : occasion.list2));
    }

    private boolean is16() {
        return spec.version() == OcppVersion.V16;
    }

    /** What is to be told on this occasion, as it is configured now. */
    Told told(Occasion occasion) {
        return new Told(measurands(occasion), occasion.context);
    }

    /** A MeterValue of the version, as JSON. */
    String value(Reading reading, Told told) {
        return MeterText.of(is16(), reading, told, "");
    }

    /** A MeterValue of the version as a node of a tree. */
    RawValue node(Reading reading, Occasion occasion) {
        return new RawValue(value(reading, told(occasion)));
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
                .put("measurand", Measurand.REGISTER.word());
        ObjectNode value = Json.of("timestamp", Json.time(reading.atMs()));
        value.set("sampledValue", Json.list(List.of(sampled)));
        return value;
    }

    /** A MeterValue of 2.x with a signed record beside the register. */
    RawValue signed2(Reading reading, Occasion occasion, String record) {
        String beside = container(record, occasion == Occasion.BEGIN).toString();
        return new RawValue(MeterText.of(false, reading, told(occasion), beside));
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

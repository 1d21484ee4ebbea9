package io.voltgate.metering;

import io.voltgate.domain.Sample;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A register of a meter, as far as sessions are billed from it: each is an account of its own and none is ever mixed with another.
 * Values. What stands at a cable, in the station's body, on the vehicle's side or before the building's meter is never billed, nor
 * is the net of both directions (OCPP 2.1, 3.56 and 3.59).
 */
public enum Register {
    /** The total that the meter signed, and whose signature is valid. */
    IMPORT_SIGNED,
    /** The total at the outlet: also where OCPP 1.6 starts and stops from. */
    IMPORT_OUTLET,
    IMPORT_L1,
    IMPORT_L2,
    IMPORT_L3,
    /** The total at the inlet, losses of the station included: it counts only where the outlet has no meter. */
    IMPORT_INLET,
    /** Amounts of single intervals at the outlet. */
    IMPORT_INTERVAL,
    EXPORT_SIGNED,
    EXPORT_OUTLET,
    EXPORT_L1,
    EXPORT_L2,
    EXPORT_L3,
    EXPORT_INLET,
    EXPORT_INTERVAL;

    private static final String EXPORT = "Energy.Active.Export.Register";
    private static final String IMPORT_AMOUNT = "Energy.Active.Import.Interval";
    private static final String EXPORT_AMOUNT = "Energy.Active.Export.Interval";
    private static final String INLET = "Inlet";

    /** The register that a sample is of; empty where it is none that counts. */
    public static Optional<Register> of(Sample sample) {
        return Optional.ofNullable(
                switch (sample.measurand()) {
                    case Sample.IMPORT_REGISTER -> place(sample, Side.IMPORT);
                    case EXPORT -> place(sample, Side.EXPORT);
                    case IMPORT_AMOUNT -> amount(sample, Side.IMPORT);
                    case EXPORT_AMOUNT -> amount(sample, Side.EXPORT);
                    default -> null;
                });
    }

    private static @Nullable Register place(Sample sample, Side side) {
        if (sample.location().equals(INLET)) {
            return sample.phase().isEmpty() ? side.inlet() : null;
        }
        if (!sample.location().equals(Sample.OUTLET)) {
            return null;
        }
        return switch (sample.phase()) {
            case "" -> side.outlet();
            case "L1", "L1-N" -> side.l1();
            case "L2", "L2-N" -> side.l2();
            case "L3", "L3-N" -> side.l3();
            default -> null;
        };
    }

    private static @Nullable Register amount(Sample sample, Side side) {
        return sample.phase().isEmpty() && sample.location().equals(Sample.OUTLET) ? side.interval() : null;
    }

    /** Whether it counts for nothing where the outlet's total is told. */
    boolean standsBack() {
        return switch (this) {
            case IMPORT_L1, IMPORT_L2, IMPORT_L3, IMPORT_INLET, IMPORT_INTERVAL -> true;
            case IMPORT_SIGNED, IMPORT_OUTLET -> false;
            case EXPORT_SIGNED, EXPORT_OUTLET, EXPORT_L1, EXPORT_L2, EXPORT_L3, EXPORT_INLET, EXPORT_INTERVAL -> false;
        };
    }

    boolean isInterval() {
        return this == IMPORT_INTERVAL || this == EXPORT_INTERVAL;
    }

    /** The registers of one direction of the flow. */
    record Side(
            Register signed,
            Register outlet,
            Register l1,
            Register l2,
            Register l3,
            Register inlet,
            Register interval) {
        static final Side IMPORT =
                new Side(IMPORT_SIGNED, IMPORT_OUTLET, IMPORT_L1, IMPORT_L2, IMPORT_L3, IMPORT_INLET, IMPORT_INTERVAL);
        static final Side EXPORT =
                new Side(EXPORT_SIGNED, EXPORT_OUTLET, EXPORT_L1, EXPORT_L2, EXPORT_L3, EXPORT_INLET, EXPORT_INTERVAL);
    }
}

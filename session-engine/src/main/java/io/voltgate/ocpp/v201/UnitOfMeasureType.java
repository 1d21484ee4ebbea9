package io.voltgate.ocpp.v201;

import io.voltgate.ocpp.Check;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** UnitOfMeasureType: the unit of a sample and the power of ten to apply to it. A wire value. */
public record UnitOfMeasureType(
        @Nullable String unit, @Nullable Integer multiplier) {
    /** What counts where the station says nothing. */
    static final UnitOfMeasureType UNSAID = new UnitOfMeasureType(null, null);

    public UnitOfMeasureType {
        Check.optionalText("unit", unit, 20);
    }

    /** The unit; Wh for an unnamed unit of energy, else empty (OCPP 2.0.1 Part 2, 2.87). */
    String unitOf(String measurand) {
        return Objects.requireNonNullElse(unit, measurand.startsWith("Energy.") ? "Wh" : "");
    }

    int power() {
        return multiplier == null ? 0 : multiplier;
    }
}

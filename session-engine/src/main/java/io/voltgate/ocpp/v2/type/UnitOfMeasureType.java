package io.voltgate.ocpp.v2.type;

import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Wire;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** UnitOfMeasureType: the unit of a sample and the power of ten to apply to it. A wire value. */
public record UnitOfMeasureType(
        @Nullable String unit, @Nullable Integer multiplier) implements Wire {
    /** What counts where the station says nothing. */
    public static final UnitOfMeasureType UNSAID = new UnitOfMeasureType(null, null);

    @Override
    public void check(Rules rules) {
        rules.optionalText("unit", unit, 20);
    }

    /** The unit; Wh for an unnamed unit of energy, else empty (OCPP 2.0.1 Part 2, 2.87). */
    public String unitOf(String measurand) {
        return Objects.requireNonNullElse(unit, measurand.startsWith("Energy.") ? "Wh" : "");
    }

    public int power() {
        return multiplier == null ? 0 : multiplier;
    }
}

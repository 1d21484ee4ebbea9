package io.voltgate.ocpp.v2.type;

import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Wire;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** SalesTariffType: prices over time as ISO 15118-2 has them. A wire value. */
public record SalesTariffType(
        Integer id,
        @Nullable String salesTariffDescription,
        @Nullable Integer numEPriceLevels,
        List<SalesTariffEntryType> salesTariffEntry)
        implements Wire {
    @Override
    public void check(Rules rules) {
        rules.required("id", id);
        rules.atLeastSince21("id", id, 0);
        rules.optionalText("salesTariffDescription", salesTariffDescription, 32);
        rules.atLeastSince21("numEPriceLevels", numEPriceLevels, 0);
        rules.parts("salesTariffEntry", salesTariffEntry, 1, 1024);
    }
}

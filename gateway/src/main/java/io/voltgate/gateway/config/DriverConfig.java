package io.voltgate.gateway.config;

import io.voltgate.engine.DriverSettings;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * What drivers see of money at stations, and how they pay there. An immutable value, part of {@link GatewayConfig}; the meaning of each
 * part stands in {@link DriverKeys}. Amounts are exact.
 */
public record DriverConfig(
        int costEverySeconds,
        BigDecimal costStep,
        Switch displays,
        Switch greeting,
        String language,
        Optional<Path> textsFile,
        Switch nativeTariffs,
        Reckoning localCalculation,
        Switch directPayment,
        BigDecimal directAuthorized,
        String receiptUrl) {

    /** On or off. */
    public enum Switch {
        OFF,
        ON
    }

    /** Whose figure is the bill where a station reckons too. */
    public enum Reckoning {
        OURS,
        STATION
    }

    static DriverConfig of(Settings settings) {
        return new DriverConfig(
                settings.get(DriverKeys.DRIVER_COST_EVERY_SECONDS),
                settings.get(DriverKeys.DRIVER_COST_STEP),
                settings.get(DriverKeys.DRIVER_DISPLAYS),
                settings.get(DriverKeys.DRIVER_GREETING),
                settings.get(DriverKeys.DRIVER_LANGUAGE),
                settings.get(DriverKeys.DRIVER_TEXTS_FILE),
                settings.get(DriverKeys.TARIFFS_NATIVE),
                settings.get(DriverKeys.TARIFFS_LOCAL_CALCULATION),
                settings.get(DriverKeys.PAYMENTS_DIRECT),
                settings.get(DriverKeys.PAYMENTS_DIRECT_AUTHORIZED),
                settings.get(DriverKeys.PAYMENTS_RECEIPT_URL));
    }

    /** The engine's settings that follow from it. */
    public DriverSettings settings() {
        return new DriverSettings(
                TimeUnit.SECONDS.toMillis(costEverySeconds),
                costStep,
                displays == Switch.ON,
                greeting == Switch.ON,
                DriverTextFiles.read(language, textsFile),
                nativeTariffs == Switch.ON,
                localCalculation == Reckoning.STATION,
                new DriverSettings.AdHoc(directPayment == Switch.ON, directAuthorized, receiptUrl));
    }
}

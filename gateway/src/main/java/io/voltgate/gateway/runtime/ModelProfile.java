package io.voltgate.gateway.runtime;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.voltgate.engine.StationTraits;
import io.voltgate.engine.TokenRule;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the list of station models: for whom it is, where it was seen, and how these stations differ from the standard. An
 * immutable value, as it stands in the YAML file. A trait that is left out stays as entries before it say.
 *
 * @param source the public thread, or the rule of ours, that it rests on
 */
record ModelProfile(Match match, String source, Traits traits) {
    ModelProfile {
        Objects.requireNonNull(match, "match");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(traits, "traits");
    }

    /** Globs with * and ?, in any case of letters; what is left out matches everything. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Match(
            @Nullable String vendor,
            @Nullable String model,
            @Nullable String firmware) {
        boolean fits(String saidVendor, String saidModel, String saidFirmware) {
            return fits(vendor, saidVendor) && fits(model, saidModel) && fits(firmware, saidFirmware);
        }

        private static boolean fits(@Nullable String glob, String said) {
            return glob == null || pattern(glob).matcher(said.strip()).matches();
        }

        private static Pattern pattern(String glob) {
            StringBuilder regex = new StringBuilder();
            for (char c : glob.toLowerCase(Locale.ROOT).toCharArray()) {
                switch (c) {
                    case '*' -> regex.append(".*");
                    case '?' -> regex.append('.');
                    default -> regex.append(Pattern.quote(String.valueOf(c)));
                }
            }
            return Pattern.compile(regex.toString(), Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
        }
    }

    /** The traits of {@link StationTraits} that an entry may name. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Traits(
            @Nullable Integer quietAfterBootSeconds,
            @Nullable Boolean bootBeforeCalls,
            @Nullable Set<String> forbiddenTriggers,
            @Nullable Set<String> forbiddenKeys,
            @Nullable Integer getConfigurationMaxKeys,
            @Nullable Boolean getConfigurationNamesKeys,
            @Nullable Set<TokenRule> tokenRules,
            @Nullable String identitySuffix,
            @Nullable Boolean clearTxDefaultAtSessionEnd,
            @Nullable Set<StationTraits.Upload> uploads,
            @Nullable Integer expectedRedialSeconds,
            @Nullable Charging charging) {
        StationTraits over(StationTraits base) {
            return new StationTraits(
                    or(quietAfterBootSeconds, base.quietAfterBootSeconds()),
                    or(bootBeforeCalls, base.bootBeforeCalls()),
                    or(forbiddenTriggers, base.forbiddenTriggers()),
                    or(forbiddenKeys, base.forbiddenKeys()),
                    or(getConfigurationMaxKeys, base.getConfigurationMaxKeys()),
                    or(getConfigurationNamesKeys, base.getConfigurationNamesKeys()),
                    or(tokenRules, base.tokenRules()),
                    or(identitySuffix, base.identitySuffix()),
                    or(clearTxDefaultAtSessionEnd, base.clearTxDefaultAtSessionEnd()),
                    or(uploads, base.uploads()),
                    or(expectedRedialSeconds, base.expectedRedialSeconds()),
                    charging == null ? base.charging() : charging.over(base.charging()));
        }
    }

    /** The traits of {@link StationTraits.Charging} that an entry may name. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Charging(
            @Nullable Integer connector,
            @Nullable Boolean notConnectorZero,
            @Nullable Integer maxStackLevel,
            @Nullable String kind,
            @Nullable String notKind,
            @Nullable String rateUnit,
            @Nullable Boolean startNeedsConnector,
            @Nullable Integer startGuardSeconds) {
        StationTraits.Charging over(StationTraits.Charging base) {
            return new StationTraits.Charging(
                    or(connector, base.connector()),
                    or(notConnectorZero, base.notConnectorZero()),
                    or(maxStackLevel, base.maxStackLevel()),
                    or(kind, base.kind()),
                    or(notKind, base.notKind()),
                    or(rateUnit, base.rateUnit()),
                    or(startNeedsConnector, base.startNeedsConnector()),
                    or(startGuardSeconds, base.startGuardSeconds()));
        }
    }

    private static <T> T or(@Nullable T said, T base) {
        return said == null ? base : said;
    }
}

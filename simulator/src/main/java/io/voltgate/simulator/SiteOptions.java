package io.voltgate.simulator;

import io.voltgate.simulator.site.Breaker;
import io.voltgate.simulator.site.SitePlan;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options about sites with a shared limit. Filled by picocli, read once. */
final class SiteOptions {
    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    @Option(
            names = "--site-limit",
            paramLabel = "NxWATTS",
            description = {
                "Neighbouring stations are sites of N that may draw so much together, such as 20x50000, or 20x50000,30s"
                        + " with 30 s",
                "of grace (10 else). The backend is to keep to it by charging profiles: each site's meter is read every"
                        + " second, and",
                "more than the limit for longer than the grace is an error. --duration and --hours count in the same"
                        + " time."
            })
    private @Nullable String limit;

    @Option(
            names = "--site-breaker",
            paramLabel = "TIME[,TIME]",
            description = "A site's main breaker trips when the limit is exceeded so long, and is reset after a time "
                    + "(10 minutes else), such as 60s,15m: its stations are without power meanwhile.")
    private @Nullable String breaker;

    /** Null where sites have no limit. */
    @Nullable
    SitePlan plan() {
        try {
            if (limit == null) {
                if (breaker != null) {
                    throw new IllegalArgumentException("--site-breaker needs a --site-limit");
                }
                return null;
            }
            SitePlan plan = SitePlan.parse(limit);
            return breaker == null ? plan : plan.with(Breaker.parse(breaker));
        } catch (IllegalArgumentException bad) {
            CommandSpec spec = command;
            if (spec == null) {
                throw bad;
            }
            throw new ParameterException(spec.commandLine(), String.valueOf(bad.getMessage()));
        }
    }
}

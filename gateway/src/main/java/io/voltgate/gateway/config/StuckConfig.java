package io.voltgate.gateway.config;

import io.voltgate.domain.Evidence;
import io.voltgate.domain.Evidence.Step;
import io.voltgate.engine.StuckPolicy;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** What the operator wants done about sessions whose stop never came. An immutable value; the meaning of each part stands in {@link Keys}. */
public record StuckConfig(StuckPolicy policy) {
    static StuckConfig of(Settings settings) {
        StuckPolicy standard = StuckPolicy.DEFAULT;
        Map<Evidence, StuckPolicy.Rule> rules = Map.of(
                Evidence.AVAILABLE,
                rule(settings, Keys.STUCK_AVAILABLE, Keys.STUCK_AVAILABLE_SECONDS),
                Evidence.NEW_START,
                rule(settings, Keys.STUCK_NEW_START, Keys.STUCK_NEW_START_SECONDS),
                Evidence.BOOT,
                rule(settings, Keys.STUCK_BOOT, Keys.STUCK_BOOT_SECONDS),
                Evidence.NOT_ONGOING,
                standard(Evidence.NOT_ONGOING, settings.get(Keys.STUCK_NOT_ONGOING)),
                Evidence.SILENT,
                standard(Evidence.SILENT, settings.get(Keys.STUCK_SILENT)),
                Evidence.AGED,
                standard(Evidence.AGED, settings.get(Keys.STUCK_AGED)));
        StuckPolicy.Asking asking = new StuckPolicy.Asking(
                standard.asking().afterMs(),
                TimeUnit.SECONDS.toMillis(settings.get(Keys.STUCK_ASK_AGAIN_SECONDS)),
                standard.asking().times());
        return new StuckConfig(new StuckPolicy(
                rules,
                TimeUnit.HOURS.toMillis(settings.get(Keys.STUCK_SILENT_HOURS)),
                TimeUnit.HOURS.toMillis(settings.get(Keys.STUCK_AGED_HOURS)),
                asking,
                TimeUnit.SECONDS.toMillis(settings.get(Keys.STUCK_HOLD_SECONDS)),
                standard.settleMs()));
    }

    private static StuckPolicy.Rule rule(Settings settings, Key<Step> step, Key<Integer> seconds) {
        return new StuckPolicy.Rule(settings.get(step), TimeUnit.SECONDS.toMillis(settings.get(seconds)));
    }

    /** The usual grace with this step. */
    private static StuckPolicy.Rule standard(Evidence evidence, Step step) {
        return new StuckPolicy.Rule(step, StuckPolicy.DEFAULT.rule(evidence).graceMs());
    }
}

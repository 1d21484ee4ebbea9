package io.voltgate.simulator.site;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The meter and the main breaker of one site. Owned by the thread that looks at it. What was seen at one look counts until the next, and time
 * runs from the start of the run.
 */
final class Site {
    /** What is to be done with the power of the site. */
    enum Switching {
        NOTHING,
        TRIP,
        RESET
    }

    /** What the stations draw now, what they would without charging profiles, and how many of those they have taken. */
    record Draw(long watts, long wantedW, long profiles) {}

    private static final int MOST_COMPLAINTS = 20;
    private static final long NEVER = -1;

    private final int number;
    private final SitePlan plan;
    private final List<String> complaints = new ArrayList<>();
    private Draw last = new Draw(0, 0, 0);
    private long lastMs = NEVER;
    private long overSinceMs = NEVER;
    private boolean told;
    private long darkUntilMs = NEVER;
    private long highestW;
    private long highestAtMs;
    private long highestWantedW;
    private long pressedMs;
    private long overMs;
    private long beyondGraceMs;
    private long longestOverMs;
    private int trips;

    Site(int number, SitePlan plan) {
        this.number = number;
        this.plan = plan;
    }

    boolean isDark() {
        return darkUntilMs != NEVER;
    }

    /** The power is back before its time. */
    void reset() {
        darkUntilMs = NEVER;
    }

    Switching look(long nowMs, Draw draw) {
        count(nowMs);
        last = draw;
        lastMs = nowMs;
        highestWantedW = Math.max(highestWantedW, draw.wantedW());
        if (draw.watts() > highestW) {
            highestW = draw.watts();
            highestAtMs = nowMs;
        }
        if (draw.watts() <= plan.limitW()) {
            overSinceMs = NEVER;
            told = false;
        } else if (overSinceMs == NEVER) {
            overSinceMs = nowMs;
        }
        judge(nowMs);
        return switching(nowMs);
    }

    /** What was seen last has lasted until now. */
    private void count(long nowMs) {
        if (lastMs == NEVER) {
            return;
        }
        if (last.wantedW() > plan.limitW()) {
            pressedMs += nowMs - lastMs;
        }
        if (overSinceMs != NEVER) {
            overMs += nowMs - lastMs;
            longestOverMs = Math.max(longestOverMs, nowMs - overSinceMs);
            beyondGraceMs += Math.max(0, nowMs - Math.max(lastMs, overSinceMs + graceMs()));
        }
    }

    private long graceMs() {
        return 1000L * plan.graceSeconds();
    }

    private void judge(long nowMs) {
        if (overSinceMs != NEVER && !told && nowMs - overSinceMs > graceMs()) {
            told = true;
            complain(String.format(
                    Locale.ROOT,
                    "site %d drew %.1f of %.1f kW for more than %d s, from %s of the run on",
                    number,
                    last.watts() / 1e3,
                    plan.limitW() / 1e3,
                    plan.graceSeconds(),
                    clock(overSinceMs)));
        }
    }

    private Switching switching(long nowMs) {
        Breaker breaker = plan.breaker();
        if (breaker == null) {
            return Switching.NOTHING;
        }
        if (isDark()) {
            if (nowMs < darkUntilMs) {
                return Switching.NOTHING;
            }
            reset();
            return Switching.RESET;
        }
        if (overSinceMs == NEVER || nowMs - overSinceMs < 1000L * breaker.tripSeconds()) {
            return Switching.NOTHING;
        }
        trips++;
        darkUntilMs = nowMs + 1000L * breaker.resetSeconds();
        complain("site " + number + " is without power from " + clock(nowMs)
                + " of the run on: its main breaker tripped");
        return Switching.TRIP;
    }

    private void complain(String sentence) {
        if (complaints.size() < MOST_COMPLAINTS) {
            complaints.add(sentence);
        }
    }

    private static String clock(long ms) {
        long seconds = ms / 1000;
        return String.format(Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
    }

    /** The first {@value #MOST_COMPLAINTS}. */
    List<String> complaints() {
        return List.copyOf(complaints);
    }

    SiteReport report(String firstStation, int stations, long energyWh) {
        SiteReport.Verdict verdict = !complaints.isEmpty()
                ? SiteReport.Verdict.VIOLATED
                : pressedMs > 0 ? SiteReport.Verdict.KEPT : SiteReport.Verdict.NOT_NEEDED;
        return new SiteReport(
                number,
                firstStation,
                stations,
                plan.limitW(),
                highestW,
                highestAtMs / 1000,
                highestWantedW,
                pressedMs / 1000,
                overMs / 1000,
                beyondGraceMs / 1000,
                longestOverMs / 1000,
                trips,
                energyWh,
                last.profiles(),
                verdict);
    }
}

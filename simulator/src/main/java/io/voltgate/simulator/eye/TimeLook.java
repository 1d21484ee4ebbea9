package io.voltgate.simulator.eye;

import io.voltgate.ocpp.OcppVersion;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** How times are written, spans, and the server's clock. Owned by its eye. */
final class TimeLook implements Look {
    private static final long TOLERANCE_MS = 60_000;
    private static final long JITTER_MS = 1_000;
    private static final String CURRENT = "currentTime";
    private static final Pattern RFC3339 =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\d[Tt]\\d\\d:\\d\\d:\\d\\d(?:\\.(\\d+))?([Zz]|[+-]\\d\\d:\\d\\d)");
    private static final Set<String> FIELDS = Set.of(
            CURRENT,
            "expiryDate",
            "expiryDateTime",
            "cacheExpiryDateTime",
            "validFrom",
            "validTo",
            "startSchedule",
            "startDate",
            "startTime",
            "stopTime",
            "retrieveDate",
            "retrieveDateTime",
            "installDate",
            "installDateTime",
            "oldestTimestamp",
            "latestTimestamp",
            "startDateTime",
            "endDateTime",
            "scheduleUpdatedAt");
    private static final Map<String, String> SPANS = Map.of(
            "validFrom", "validTo",
            "startTime", "stopTime",
            "startDateTime", "endDateTime",
            "oldestTimestamp", "latestTimestamp");

    private final boolean thousandths;
    private final LongSupplier nowMs;
    private long last = Long.MIN_VALUE;

    TimeLook(OcppVersion version, LongSupplier nowMs) {
        this.thousandths = version != OcppVersion.V16;
        this.nowMs = nowMs;
    }

    @Override
    public void called(Exchange call, Notes notes) {
        form(call.payload(), notes);
    }

    @Override
    public void answered(Exchange call, JsonNode answer, Notes notes) {
        form(answer, notes);
        OptionalLong told = Texts.time(answer.path(CURRENT).asString(""));
        if (told.isEmpty()) {
            return;
        }
        long off = told.getAsLong() - nowMs.getAsLong();
        notes.breachIf(Math.abs(off) > TOLERANCE_MS, Rule.CLOCK_OFF, "the time is off by " + off / 1000 + " s");
        notes.breachIf(
                last != Long.MIN_VALUE && told.getAsLong() < last - JITTER_MS,
                Rule.CLOCK_BACK,
                "the time is earlier by " + (last - told.getAsLong()) + " ms than the one told before");
        last = Math.max(last, told.getAsLong());
    }

    private void form(JsonNode payload, Notes notes) {
        Texts.fields(payload, (owner, name) -> {
            if (FIELDS.contains(name) && owner.path(name).isString()) {
                form(name, owner.path(name).stringValue(), notes);
            }
            String end = SPANS.get(name);
            if (end != null) {
                range(name, owner.path(name).asString(""), owner.path(end).asString(""), notes);
            }
        });
    }

    private void form(String name, String text, Notes notes) {
        Matcher time = RFC3339.matcher(text);
        if (!time.matches() || Texts.time(text).isEmpty()) {
            notes.breach(Rule.TIME_FORM, name + " is \"" + text + "\"");
            return;
        }
        notes.breachIf(!time.group(2).equalsIgnoreCase("Z"), Rule.TIME_UTC, name + " is \"" + text + "\"");
        String fraction = time.group(1);
        notes.breachIf(
                thousandths && fraction != null && fraction.length() > 3,
                Rule.TIME_FRACTION,
                name + " is \"" + text + "\"");
    }

    private static void range(String name, String from, String to, Notes notes) {
        OptionalLong begin = Texts.time(from);
        OptionalLong end = Texts.time(to);
        notes.breachIf(
                begin.isPresent() && end.isPresent() && begin.getAsLong() >= end.getAsLong(),
                Rule.TIME_RANGE,
                name + " " + from + " isn't before " + to);
    }
}

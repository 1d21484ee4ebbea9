package io.voltgate.gateway.explain;

import io.voltgate.gateway.explain.Explanation.Source;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** Times, amounts and sources as a page shows them. Immutable, for any thread. Times are those of the site where its zone is known. */
record PageWords(Wording words, ZoneId zone, DateTimeFormatter format) {
    private static final String PATTERN = "d MMMM uuuu, HH:mm:ss";

    static PageWords of(Wording words, @Nullable String zone) {
        ZoneId known = zone(zone);
        return new PageWords(
                words,
                known,
                DateTimeFormatter.ofPattern(PATTERN, words.locale()).withZone(known));
    }

    private static ZoneId zone(@Nullable String name) {
        try {
            return name == null ? ZoneOffset.UTC : ZoneId.of(name);
        } catch (DateTimeException unknown) {
            return ZoneOffset.UTC;
        }
    }

    String say(String key, Object... given) {
        return words.say(key, given);
    }

    String time(Instant at) {
        ZoneOffset offset = zone.getRules().getOffset(at);
        return format.format(at) + " " + (offset.equals(ZoneOffset.UTC) ? "UTC" : "UTC" + offset);
    }

    String kwh(BigDecimal energy) {
        return energy.toPlainString() + " kWh";
    }

    /** With the two digits that people expect, or more where it has them. */
    String money(BigDecimal amount, @Nullable String currency) {
        BigDecimal shown = amount.scale() < 2 ? amount.setScale(2) : amount;
        return shown.toPlainString() + (currency == null ? "" : " " + currency);
    }

    /** A difference, with its sign. */
    String change(BigDecimal difference, String text) {
        return difference.signum() > 0 ? "+" + text : text;
    }

    String span(BigDecimal seconds) {
        return new TariffWords(words).span(Duration.ofSeconds(seconds.longValue()));
    }

    /** Where something is known from, small, behind it. */
    void source(@Nullable Source source, Html html) {
        if (source != null) {
            html.open("small");
            if (source.frame() != null) {
                html.text(say("page.frame")).text(" ").told(source.frame()).text(", ");
            }
            html.text(say("page.journal", source.position())).close("small");
        }
    }
}

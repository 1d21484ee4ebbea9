package io.voltgate.gateway.explain;

import io.voltgate.gateway.explain.Explanation.ClockCorrection;
import io.voltgate.gateway.explain.Explanation.Moment;
import io.voltgate.persistence.store.query.BillView;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The part of the page about times. Used once, by one thread. Each moment is shown three times: as sent, as it counts, as received. */
record TimesPart(Explanation told, PageWords words, Html html) {
    void write() {
        html.element("h2", words.say("page.times"));
        html.open("table").open("tr").element("th", "");
        html.element("th", words.say("page.times.sent"))
                .element("th", words.say("page.times.counts"))
                .element("th", words.say("page.times.received"))
                .close("tr");
        row("page.times.start", told.start());
        Moment end = told.end();
        if (end != null) {
            row("page.times.end", end);
        }
        html.close("table");
        BillView bill = told.bill();
        if (bill != null) {
            spans(bill.times());
        }
        for (ClockCorrection step : told.clock()) {
            String seconds = step.offsetSeconds().toPlainString();
            html.element("p", words.say("page.clock", words.time(step.at()), seconds));
        }
    }

    private void row(String name, Moment moment) {
        html.open("tr").open("td").text(words.say(name)).open("br");
        words.source(moment.source(), html);
        html.close("td").open("td");
        if (moment.asSent().isEmpty()) {
            html.text(words.say("page.times.unsaid"));
        } else {
            html.told(moment.asSent());
        }
        html.close("td").element("td", words.time(moment.corrected())).element("td", may(moment.received()));
        html.close("tr");
    }

    private String may(@Nullable Instant at) {
        return at == null ? "" : words.time(at);
    }

    private void spans(BillView.Times times) {
        html.open("ul");
        span("page.span.total", times.totalSeconds());
        span("page.span.charging", times.chargingSeconds());
        span("page.span.idle", times.idleSeconds());
        span("page.span.paused", times.pausedSeconds());
        span("page.span.unknown", times.unknownSeconds());
        html.close("ul");
    }

    private void span(String key, BigDecimal seconds) {
        if (seconds.signum() > 0) {
            html.element("li", words.say(key, words.span(seconds)));
        }
    }
}

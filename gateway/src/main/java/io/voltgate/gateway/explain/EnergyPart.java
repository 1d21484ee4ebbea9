package io.voltgate.gateway.explain;

import io.voltgate.gateway.explain.Explanation.Reading;
import io.voltgate.gateway.explain.Explanation.Readings;
import io.voltgate.persistence.store.query.BillView;
import java.util.List;

/** The parts of the page about energy. Used once, by one thread. Readings are shown as they were sent, with what became of them. */
record EnergyPart(Explanation told, PageWords words, Html html) {
    /** More lines than these nobody reads to anybody; the JSON has them. */
    private static final int SHOWN = 30;

    /** How the energy adds up, from reading to reading. */
    void stretches() {
        html.element("h2", words.say("page.energy"));
        BillView bill = told.bill();
        if (bill != null && !bill.segments().isEmpty()) {
            html.open("ul");
            bill.segments().forEach(this::stretch);
            html.close("ul");
        }
        html.element("p", words.say("page.quality", told.quality().sentence()));
    }

    private void stretch(BillView.Segment segment) {
        String from = words.time(segment.from());
        String to = words.time(segment.to());
        html.open("li");
        if (segment.fromKwh() == null || segment.toKwh() == null) {
            html.text(words.say("page.interval", from, to, words.kwh(segment.energyKwh())));
        } else {
            String first = words.kwh(segment.fromKwh());
            String last = words.kwh(segment.toKwh());
            html.text(words.say("page.stretch", first, from, last, to, words.kwh(segment.energyKwh())));
        }
        if (segment.ended() != null) {
            html.text(" ").text(words.words().flag(segment.ended()));
        }
        html.close("li");
    }

    void readings() {
        Readings readings = told.readings();
        html.element("h2", words.say("page.readings"));
        html.element("p", words.say("page.readings.count", readings.all(), readings.energy()));
        table("page.readings.used", readings.used());
        table("page.readings.refused", readings.refused());
        table("page.readings.nearby", readings.nearby());
        if (!readings.others().isEmpty()) {
            html.element(
                    "p", words.say("page.readings.others", readings.others().size()));
        }
    }

    private void table(String title, List<Reading> readings) {
        if (readings.isEmpty()) {
            return;
        }
        html.open("table").open("tr").element("th", words.say(title));
        html.element("th", words.say("page.readings.value")).element("th", words.say("page.readings.why"));
        html.close("tr");
        readings.stream().limit(SHOWN).forEach(this::row);
        if (readings.size() > SHOWN) {
            html.raw("<tr><td colspan=\"3\">")
                    .text(words.say("page.more", readings.size() - SHOWN))
                    .close("td");
            html.close("tr");
        }
        html.close("table");
    }

    private void row(Reading reading) {
        html.open("tr").open("td").text(words.time(reading.at())).close("td").open("td");
        html.told(reading.value()).text(" ").told(reading.unit());
        if (reading.multiplier() != 0) {
            html.text(" × 10^" + reading.multiplier());
        }
        html.text(" ")
                .told(reading.context())
                .close("td")
                .open("td")
                .text(reading.why())
                .text(" ");
        if (reading.signature() != null) {
            html.text(words.say("signature." + reading.signature())).text(" ");
            if (reading.signatureReason() != null && !reading.signatureReason().isEmpty()) {
                html.text("(").told(reading.signatureReason()).text(") ");
            }
        }
        words.source(reading.source(), html);
        html.close("td").close("tr");
    }
}

package io.voltgate.gateway.explain;

import io.voltgate.gateway.explain.Explanation.Agreed;
import io.voltgate.gateway.explain.Explanation.Doubt;
import io.voltgate.gateway.explain.Explanation.Moment;
import io.voltgate.gateway.explain.Explanation.Payment;
import io.voltgate.gateway.explain.Explanation.PaymentStep;
import io.voltgate.gateway.explain.Explanation.Session;
import io.voltgate.gateway.explain.Explanation.Source;
import io.voltgate.gateway.explain.Explanation.Version;
import io.voltgate.persistence.store.query.BillView;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An explanation as a page that one person can read to another. Used once, by one thread. It stands by itself: no script, no picture and
 * no other file, and prints as it is shown.
 */
public final class ExplanationPage {
    /** The page's style; a browser that is told its hash takes no other. */
    public static final String STYLE = """
        body{font:16px/1.5 system-ui,sans-serif;color:#1a1a1a;background:#fff;margin:0}
        main{max-width:60rem;margin:0 auto;padding:1.5rem}
        h1{font-size:1.6rem;margin:0}h2{font-size:1.15rem;margin:1.8rem 0 .4rem;border-bottom:1px solid #bbb}
        table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;padding:.25rem .6rem .25rem 0}
        th{font-weight:600}tr+tr td{border-top:1px solid #ddd}td.n,th.n{text-align:right;white-space:nowrap}
        tr.sum td{font-weight:600;border-top:2px solid #888}
        small{color:#555;font-size:.8rem}td,p,li{overflow-wrap:anywhere}
        p.lead{font-size:1.1rem}p.gap{background:#f3f3f3;padding:.4rem .6rem}
        @media print{main{padding:0;max-width:none}h2,tr{break-inside:avoid;break-after:avoid-page}body{font-size:11pt}}
        """;

    private final Explanation told;
    private final PageWords words;
    private final Html html = new Html();

    private ExplanationPage(Explanation told) {
        this.told = told;
        String zone = told.tariffs().isEmpty() ? null : told.tariffs().getLast().zone();
        this.words = PageWords.of(Wording.ENGLISH, zone);
    }

    /** The whole page, in HTML. */
    public static String of(Explanation explanation) {
        return new ExplanationPage(explanation).page();
    }

    private String page() {
        html.raw("<!DOCTYPE html>\n<html lang=\"" + words.words().locale().toLanguageTag() + "\">\n<head>\n")
                .raw("<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n")
                .element("title", words.say("page.title"))
                .open("style")
                .raw(STYLE)
                .close("style")
                .raw("</head>\n<body>\n<main>\n");
        summary();
        EnergyPart energy = new EnergyPart(told, words, html);
        energy.stretches();
        cost();
        remarks();
        doubts();
        versions();
        payment();
        energy.readings();
        new TimesPart(told, words, html).write();
        html.element("p", words.say("page.foot", told.session().id())).raw("</main>\n</body>\n</html>\n");
        return html.whole();
    }

    private void summary() {
        Session session = told.session();
        html.element("h1", words.say("page.title")).open("p", "lead").text(words.say("page.at"));
        html.text(" ").told(place(session)).text(". ").text(when());
        BillView bill = told.bill();
        BigDecimal energy = bill == null ? session.energyKwh() : bill.importedKwh();
        BigDecimal total = bill == null ? session.totalCost() : bill.total();
        html.text(" ").text(words.say("page.sum", words.kwh(energy), words.money(total, session.currency())));
        if (bill != null && bill.tax().signum() > 0) {
            html.text(" ").text(words.say("page.tax", words.money(bill.tax(), bill.currency())));
        }
        if (bill != null && bill.exportedKwh().signum() > 0) {
            html.text(" ").text(words.say("page.exported", words.kwh(bill.exportedKwh())));
        }
        html.close("p");
        told.gaps().forEach(gap -> html.element("p", "gap", gap));
    }

    private static String place(Session session) {
        String name = session.stationName() == null ? session.station() : session.stationName();
        String known = name == null ? "?" : name;
        return session.address() == null ? known : known + ", " + session.address();
    }

    private String when() {
        Moment end = told.end();
        String from = words.time(told.start().corrected());
        return end == null
                ? words.say("page.since", from)
                : words.say("page.from-to", from, words.time(end.corrected()));
    }

    private void cost() {
        html.element("h2", words.say("page.cost"));
        terms();
        BillView bill = told.bill();
        if (bill == null || bill.lines().isEmpty()) {
            return;
        }
        head("page.cost.what", "page.cost.quantity", "page.cost.price", "page.cost.amount");
        for (BillView.Line line : bill.lines()) {
            html.open("tr").open("td").told(line.note());
            if (line.from() != null && line.to() != null) {
                html.open("br").open("small");
                html.text(words.time(line.from()))
                        .text(" – ")
                        .text(words.time(line.to()))
                        .close("small");
            }
            html.close("td");
            html.element("td", "n", line.quantity()).element("td", "n", line.price());
            html.element("td", "n", line.amount().toPlainString()).close("tr");
        }
        sum(words.say("page.cost.total"), words.money(bill.total(), bill.currency()));
        html.close("table");
    }

    private void terms() {
        if (told.tariffs().isEmpty()) {
            return;
        }
        Agreed agreed = told.tariffs().getLast();
        html.open("p");
        if (agreed.id() != null) {
            html.text(words.say("page.tariff")).text(" ").told(agreed.id());
            html.text(" ")
                    .text(words.say("page.tariff.version", String.valueOf(agreed.version())))
                    .text(" ");
        } else {
            html.text(words.say("page.tariff.station")).text(" ");
        }
        words.source(agreed.source(), html);
        html.close("p").open("ul");
        agreed.terms().forEach(term -> html.open("li").text(term).close("li"));
        html.close("ul");
    }

    private void sum(String name, String amount) {
        html.raw("<tr class=\"sum\"><td colspan=\"3\">").text(name).close("td");
        html.element("td", "n", amount).close("tr");
    }

    private void remarks() {
        html.element("h2", words.say("page.remarks"));
        if (told.remarks().isEmpty()) {
            html.element("p", words.say("page.remarks.none"));
            return;
        }
        html.open("ul");
        told.remarks().forEach(remark -> remark(remark.sentence(), remark.detail(), remark.source()));
        html.close("ul");
    }

    /** The flags among them stand with the remarks already. */
    private void doubts() {
        Set<String> flags =
                told.remarks().stream().map(remark -> remark.flag().name()).collect(Collectors.toSet());
        List<Doubt> doubts = told.doubts().stream()
                .filter(doubt -> !flags.contains(doubt.kind()))
                .toList();
        if (doubts.isEmpty()) {
            return;
        }
        html.element("h2", words.say("page.doubts")).open("ul");
        doubts.forEach(doubt -> remark(doubt.sentence(), doubt.detail(), doubt.source()));
        html.close("ul");
    }

    private void remark(String sentence, @Nullable String detail, @Nullable Source source) {
        html.open("li").text(sentence).text(" ");
        if (detail != null && !detail.isEmpty()) {
            html.text("(").told(detail).text(") ");
        }
        words.source(source, html);
        html.close("li");
    }

    private void versions() {
        html.element("h2", words.say("page.versions"));
        if (told.versions().size() < 2) {
            html.element("p", words.say("page.versions.none"));
            return;
        }
        head("page.versions.when", "page.versions.why", "page.versions.energy", "page.versions.cost");
        String currency = told.session().currency();
        for (Version version : told.versions()) {
            html.open("tr").element("td", words.time(version.at())).open("td");
            html.text(version.sentence()).text(" ");
            words.source(version.source(), html);
            html.close("td");
            change(
                    words.kwh(version.energyKwh()),
                    words.kwh(version.energyDifferenceKwh()),
                    version.energyDifferenceKwh());
            String difference = words.money(version.costDifference(), currency);
            change(words.money(version.totalCost(), currency), difference, version.costDifference());
            html.close("tr");
        }
        html.close("table");
    }

    private void change(String now, String difference, BigDecimal number) {
        html.open("td", "n").text(now);
        if (number.signum() != 0) {
            html.open("br").element("small", words.change(number, difference));
        }
        html.close("td");
    }

    private void payment() {
        Payment payment = told.payment();
        html.element("h2", words.say("page.payment"));
        if (payment.status() != null && payment.amount() != null) {
            String amount = words.money(payment.amount(), payment.currency());
            html.element("p", words.say("page.payment." + payment.status(), amount));
        }
        List<PaymentStep> steps = payment.steps();
        if (steps.isEmpty()) {
            html.element("p", words.say("page.payment.none"));
            return;
        }
        head("page.payment.when", "page.payment.what", "page.payment.number");
        for (PaymentStep step : steps) {
            html.open("tr")
                    .element("td", words.time(step.at()))
                    .open("td")
                    .text(step.sentence())
                    .text(" ");
            words.source(step.source(), html);
            html.close("td").open("td");
            told(step.externalId());
            html.close("td").close("tr");
        }
        html.close("table");
    }

    private void told(@Nullable String text) {
        if (text != null) {
            html.told(text);
        }
    }

    private void head(String... keys) {
        html.open("table").open("tr");
        for (String key : keys) {
            html.element("th", words.say(key));
        }
        html.close("tr");
    }
}

package io.voltgate.gateway.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ExplanationPageTest {
    private static final Pattern TAG = Pattern.compile("</?([a-z0-9]+)");

    private static String pageOf(Story story) {
        return ExplanationPage.of(Explainer.explain(story.trail()));
    }

    /** What a person reads: the page without its tags. */
    private static String read(String page) {
        return page.replaceAll("(?s)<style>.*</style>", "")
                .replaceAll("<[^>]*>", " ")
                .replace("&#39;", "'")
                .replaceAll("\\s+", " ")
                .replace(" .", ".");
    }

    @Test
    void shouldReadAsAStory() throws IOException {
        String page = pageOf(Story.whole());
        Files.writeString(Path.of("target", "explanation-of-a-story.html"), page);
        String text = read(page);

        for (String sentence : new String[] {
            "You charged at Main street, Kai 1. The session ran from 1 March 2026, 12:00:00 UTC to 1 March 2026,"
                    + " 13:00:00 UTC.",
            "The vehicle took 8 kWh, which costs 3.60 EUR.",
            "From 1000 kWh (1 March 2026, 12:00:00 UTC) to 1005 kWh (1 March 2026, 12:20:00 UTC): 5 kWh. The register"
                    + " was reset",
            "0.45 EUR for each kilowatt-hour, tax included.",
            "Stops with different registers: the first counts. ( the second says 2900 Wh )",
            "Readings of the session arrived after its end. message frame-late , journal 0:15:0",
            "-0.2 kWh",
            "-0.09 EUR",
            "0.09 EUR was given back; 3.6 EUR remains paid. journal 0:18:0 re_1",
            "Charging: 50 min",
            "we add 120 s to what the station's clock says",
        }) {
            assertTrue(text.contains(sentence), () -> sentence + " is not in " + text);
        }
    }

    @Test
    void shouldStandByItself() {
        Set<String> tags = new TreeSet<>();
        Matcher matcher = TAG.matcher(pageOf(Story.whole()));
        while (matcher.find()) {
            tags.add(matcher.group(1));
        }
        tags.removeAll(Set.of(
                "html", "head", "meta", "title", "style", "body", "main", "h1", "h2", "p", "ul", "li", "table", "tr",
                "th", "td", "small", "bdi", "br"));
        assertEquals(Set.of(), tags, "nothing that loads or runs");
    }

    @Test
    void shouldShowHostileTextsAsTexts() {
        String script = "<script>alert('x')</script>";
        Story story = new Story();
        story.name = script + "\"' onload=x &amp; " + "\u202Egpj.exe" + '\uD800' + '\0' + "\uDFFF end";
        story.detail = "<img src=x onerror=y>";
        story.begun();
        story.reading(0, script, "<b>").reading(1, "9".repeat(100_000), "Sample.Periodic");
        String page = pageOf(story);

        assertFalse(page.contains("<script"), "escaped");
        assertFalse(page.contains("<img"), "escaped");
        assertFalse(page.contains("<b>"), "escaped");
        assertTrue(
                page.contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&quot;&#39; onload=x &amp;amp; "), page);
        assertFalse(page.contains("\u202E"), "no text turns its surroundings");
        assertTrue(StandardCharsets.UTF_8.newEncoder().canEncode(page), "no halves of pairs");
        assertTrue(page.contains("\uFFFDgpj.exe\uFFFD\uFFFD\uFFFD end"), page);
        assertTrue(page.length() < 20_000, "long texts are cut");
        assertTrue(page.contains("9…"), "and it shows");
    }

    @Test
    void shouldShowFewOfManyReadings() {
        Story story = new Story().begun();
        for (int i = 0; i < 500; i++) {
            story.reading(i, "no number", "Sample.Periodic");
        }
        String text = read(pageOf(story));
        assertTrue(text.contains("470 more."), text);
    }

    @Test
    void shouldShowASessionOfWhichTheRowAloneIsLeft() {
        String text = read(pageOf(new Story()));
        assertTrue(text.contains("The session is older than the records that bills are explained from"), text);
        assertTrue(text.contains("The vehicle took 8 kWh, which costs 3.60 EUR."), text);
    }
}

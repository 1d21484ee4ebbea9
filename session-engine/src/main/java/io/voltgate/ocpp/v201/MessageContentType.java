package io.voltgate.ocpp.v201;

import io.voltgate.ocpp.Check;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** MessageContentType: a text for the driver. A wire value. */
public record MessageContentType(String format, @Nullable String language, String content) {
    private static final Set<String> FORMATS = Set.of("ASCII", "HTML", "URI", "UTF8");

    public MessageContentType {
        Check.word("format", format, FORMATS);
        Check.optionalText("language", language, 8);
        Check.text("content", content, 512);
    }
}

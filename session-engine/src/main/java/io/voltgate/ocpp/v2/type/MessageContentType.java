package io.voltgate.ocpp.v2.type;

import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Wire;
import org.jspecify.annotations.Nullable;

/** MessageContentType: a text for the driver. A wire value. */
public record MessageContentType(String format, @Nullable String language, String content) implements Wire {
    @Override
    public void check(Rules rules) {
        rules.word("format", format, rules.v21() ? Enumerations.MESSAGE_FORMAT_21 : Enumerations.MESSAGE_FORMAT);
        rules.optionalText("language", language, 8);
        rules.text("content", content, rules.v21() ? 1024 : 512);
    }
}

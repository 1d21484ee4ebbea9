package io.voltgate.ocpp.v2.type;

import io.voltgate.domain.Command;
import io.voltgate.domain.DriverNote;
import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Wire;
import io.voltgate.ocpp.Words;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** MessageContentType: a text for the driver. A wire value. */
public record MessageContentType(String format, @Nullable String language, String content) implements Wire {
    private static final Set<String> FORMATS = Set.of("ASCII", "HTML", "URI", "UTF8");
    private static final Set<String> FORMATS_21 = Words.plus(FORMATS, "QRCODE");

    @Override
    public void check(Rules rules) {
        rules.word("format", format, rules.v21() ? FORMATS_21 : FORMATS);
        rules.optionalText("language", language, 8);
        rules.text("content", content, rules.v21() ? 1024 : 512);
    }

    /** A sentence for a driver, null where there is none. */
    public static @Nullable MessageContentType of(@Nullable DriverNote note) {
        return note == null ? null : new MessageContentType("UTF8", note.language(), note.text());
    }

    static MessageContentType of(Command.DisplayText text) {
        return new MessageContentType(text.format(), text.language(), text.content());
    }
}

package io.voltgate.domain;

import java.util.Locale;

/**
 * What a driver shows to be let charge: a card, an app's token, an account. A value; the text is kept as it came. Tokens are
 * compared by {@link #key()}, without regard to case (OCPP 1.6 CiString20Type, OCPP 2.0.1 identifierString).
 *
 * @param type the kind as OCPP 2.x names it ("ISO14443", "Central", ...), empty where the version has none
 */
public record IdToken(String value, String type) {
    public static IdToken of(String value) {
        return new IdToken(value, "");
    }

    /** The form by which tokens are compared and looked up. */
    public String key() {
        return value.toLowerCase(Locale.ROOT);
    }
}

package io.voltgate.ocpp.v201;

import io.voltgate.domain.IdToken;
import io.voltgate.ocpp.Check;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * IdTokenType: what a driver shows, and its kind. A wire value. The text is empty where no authorization is wanted
 * (type NoAuthorization).
 */
public record IdTokenType(@Nullable List<AdditionalInfoType> additionalInfo, String idToken, String type) {
    /** The kind of a token that comes from us and has none. */
    static final String CENTRAL = "Central";

    static final int MAX_LENGTH = 36;
    private static final Set<String> TYPES =
            Set.of("Central", "eMAID", "ISO14443", "ISO15693", "KeyCode", "Local", "MacAddress", "NoAuthorization");

    public IdTokenType {
        Check.optionalList("additionalInfo", additionalInfo, 1);
        Check.text("idToken", idToken, MAX_LENGTH);
        Check.word("type", type, TYPES);
    }

    static IdTokenType of(IdToken token) {
        return new IdTokenType(null, token.value(), token.type().isEmpty() ? CENTRAL : token.type());
    }

    IdToken toToken() {
        return new IdToken(idToken, type);
    }
}

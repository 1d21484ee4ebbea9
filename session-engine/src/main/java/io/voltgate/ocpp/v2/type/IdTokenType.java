package io.voltgate.ocpp.v2.type;

import io.voltgate.domain.IdToken;
import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Wire;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * IdTokenType: what a driver shows, and its kind. A wire value. The text is empty where no authorization is wanted
 * (type NoAuthorization).
 */
public record IdTokenType(@Nullable List<AdditionalInfoType> additionalInfo, String idToken, String type)
        implements Wire {
    @Override
    public void check(Rules rules) {
        rules.optionalParts("additionalInfo", additionalInfo, 1, Integer.MAX_VALUE);
        rules.text("idToken", idToken, rules.v21() ? 255 : 36);
        rules.required("type", type);
        if (rules.v21()) {
            rules.optionalText("type", type, 20);
        } else {
            rules.optionalWord("type", type, Enumerations.ID_TOKEN);
        }
    }

    /** The kind of a token that comes from us and has none. */
    public static final String CENTRAL = "Central";

    public static final int MAX_LENGTH = 36;

    public static IdTokenType of(IdToken token) {
        return new IdTokenType(null, token.value(), token.type().isEmpty() ? CENTRAL : token.type());
    }

    public IdToken toToken() {
        return new IdToken(idToken, type);
    }
}

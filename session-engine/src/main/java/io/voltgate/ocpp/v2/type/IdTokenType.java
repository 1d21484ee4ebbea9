package io.voltgate.ocpp.v2.type;

import io.voltgate.domain.IdToken;
import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Wire;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * IdTokenType: what a driver shows, and its kind. A wire value. The text is empty where no authorization is wanted
 * (type NoAuthorization).
 */
public record IdTokenType(@Nullable List<AdditionalInfoType> additionalInfo, String idToken, String type)
        implements Wire {
    /** The kind of a token that comes from us and has none. */
    private static final String CENTRAL = "Central";
    /** What both versions have room for. */
    private static final int MAX_LENGTH = 36;

    private static final Set<String> TYPES =
            Set.of("Central", "eMAID", "ISO14443", "ISO15693", "KeyCode", "Local", "MacAddress", "NoAuthorization");

    @Override
    public void check(Rules rules) {
        rules.optionalParts("additionalInfo", additionalInfo, 1, Integer.MAX_VALUE);
        rules.text("idToken", idToken, rules.v21() ? 255 : 36);
        rules.required("type", type);
        if (rules.v21()) {
            rules.optionalText("type", type, 20);
        } else {
            rules.optionalWord("type", type, TYPES);
        }
    }

    public static IdTokenType of(IdToken token) {
        return new IdTokenType(null, token.value(), token.type().isEmpty() ? CENTRAL : token.type());
    }

    /** The token of a group; it has no kind of its own. */
    public static @Nullable IdTokenType group(@Nullable String group) {
        return group == null ? null : new IdTokenType(null, group, CENTRAL);
    }

    /** The same for a verdict, which a group too long for it goes without: that is better than no answer. */
    static @Nullable IdTokenType groupThatFits(@Nullable String group) {
        return group == null || group.length() > MAX_LENGTH ? null : group(group);
    }

    public IdToken toToken() {
        return new IdToken(idToken, type);
    }
}

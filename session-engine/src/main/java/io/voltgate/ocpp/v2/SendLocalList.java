package io.voltgate.ocpp.v2;

import io.voltgate.ocpp.Action.ToStation;
import io.voltgate.ocpp.Action.Verdict;
import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Wire;
import io.voltgate.ocpp.v2.type.IdTokenInfoType;
import io.voltgate.ocpp.v2.type.IdTokenType;
import io.voltgate.ocpp.v2.type.StatusInfoType;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** SendLocalList (OCPP 2.x Part 2, block D): full or differential update of the local authorization list. */
public final class SendLocalList {
    public static final ToStation<Req, Res> ACTION =
            new ToStation<>("SendLocalList", Req.class, Res.class, res -> Verdict.of(res.status()));

    private static final Set<String> UPDATE = Set.of("Differential", "Full");
    private static final Set<String> SEND_LOCAL_LIST_STATUS = Set.of("Accepted", "Failed", "VersionMismatch");

    private SendLocalList() {}

    public record Req(
            @Nullable List<AuthorizationData> localAuthorizationList, Integer versionNumber, String updateType)
            implements Wire {
        @Override
        public void check(Rules rules) {
            rules.optionalParts("localAuthorizationList", localAuthorizationList, 1, Integer.MAX_VALUE);
            rules.required("versionNumber", versionNumber);
            rules.word("updateType", updateType, UPDATE);
        }
    }

    public record Res(String status, @Nullable StatusInfoType statusInfo) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.word("status", status, SEND_LOCAL_LIST_STATUS);
            rules.optionalPart("statusInfo", statusInfo);
        }
    }

    public record AuthorizationData(
            IdTokenType idToken, @Nullable IdTokenInfoType idTokenInfo) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.part("idToken", idToken);
            rules.optionalPart("idTokenInfo", idTokenInfo);
        }
    }
}

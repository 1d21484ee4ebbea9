package io.voltgate.ocpp.v2;

import io.voltgate.domain.ChargingProfile;
import io.voltgate.domain.Command;
import io.voltgate.domain.ConnectorId;
import io.voltgate.ocpp.Action.ToStation;
import io.voltgate.ocpp.Action.Verdict;
import io.voltgate.ocpp.Check;
import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Saying;
import io.voltgate.ocpp.Wire;
import io.voltgate.ocpp.v2.type.ChargingProfileType;
import io.voltgate.ocpp.v2.type.Enumerations;
import io.voltgate.ocpp.v2.type.IdTokenType;
import io.voltgate.ocpp.v2.type.StatusInfoType;
import org.jspecify.annotations.Nullable;

/**
 * RequestStartTransaction (OCPP 2.0.1 Part 2, F01-F02): the station is asked to start a transaction for a token. The
 * station repeats remoteStartId in the transaction, so the order's number is its effect's mark.
 */
public final class RequestStartTransaction {
    public static final ToStation<Req, Res> ACTION =
            new ToStation<>("RequestStartTransaction", Req.class, Res.class, res -> Verdict.of(res.status()));
    static final Saying<Command.StartSession> SAYS =
            Saying.of(Command.StartSession.class, ACTION, RequestStartTransaction::req);

    private RequestStartTransaction() {}

    public record Req(
            @Nullable Integer evseId,
            @Nullable IdTokenType groupIdToken,
            IdTokenType idToken,
            Integer remoteStartId,
            @Nullable ChargingProfileType chargingProfile)
            implements Wire {
        @Override
        public void check(Rules rules) {
            rules.atLeastSince21("evseId", evseId, 1);
            rules.optionalPart("groupIdToken", groupIdToken);
            rules.part("idToken", idToken);
            rules.required("remoteStartId", remoteStartId);
            rules.optionalPart("chargingProfile", chargingProfile);
        }
    }

    public record Res(
            String status,
            @Nullable StatusInfoType statusInfo,
            @Nullable String transactionId) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.word("status", status, Enumerations.START_STOP_STATUSES);
            rules.optionalPart("statusInfo", statusInfo);
            rules.optionalText("transactionId", transactionId, 36);
        }
    }

    private static Req req(Command.StartSession command, int number) {
        ConnectorId connector = command.connector();
        Integer evse = connector == null || connector.isStation() ? null : connector.evse();
        ChargingProfile profile = command.profile();
        Check.that(
                "chargingProfile",
                profile == null || profile.startsWithItsSession(),
                "is not a TxProfile without a transaction");
        return new Req(
                evse,
                null,
                IdTokenType.of(command.token()),
                number,
                profile == null ? null : ChargingProfileType.of(profile));
    }
}

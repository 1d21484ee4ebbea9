package io.voltgate.ocpp.v16;

import io.voltgate.domain.ChargingProfile;
import io.voltgate.domain.Command;
import io.voltgate.ocpp.Action.ToStation;
import io.voltgate.ocpp.Action.Verdict;
import io.voltgate.ocpp.Check;
import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Saying;
import io.voltgate.ocpp.Wire;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** RemoteStartTransaction (OCPP 1.6, 5.11): the station is asked to start a transaction for a token. */
public final class RemoteStartTransaction {
    public static final ToStation<Req, Conf> ACTION =
            new ToStation<>("RemoteStartTransaction", Req.class, Conf.class, conf -> Verdict.of(conf.status()));
    static final Saying<Command.StartSession> SAYS =
            Saying.of(Command.StartSession.class, ACTION, (command, number) -> req(command));

    private static final Set<String> STATUSES = Set.of("Accepted", "Rejected");

    private RemoteStartTransaction() {}

    public record Req(
            @Nullable Integer connectorId,
            String idTag,
            @Nullable CsChargingProfile chargingProfile) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.text("idTag", idTag, IdTagInfo.MAX_TAG);
            rules.optionalPart("chargingProfile", chargingProfile);
        }
    }

    public record Conf(String status) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.word("status", status, STATUSES);
        }
    }

    private static Req req(Command.StartSession command) {
        ChargingProfile profile = command.profile();
        Check.that(
                "chargingProfile",
                profile == null || profile.startsWithItsSession(),
                "is not a TxProfile without a transaction");
        return new Req(
                Numbers.connectorOrNone(command.connector()),
                command.token().value(),
                profile == null ? null : CsChargingProfile.of(profile));
    }
}

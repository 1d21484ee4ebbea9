package io.voltgate.ocpp.v2;

import io.voltgate.domain.Command;
import io.voltgate.domain.ConnectorId;
import io.voltgate.ocpp.Action.ToStation;
import io.voltgate.ocpp.Action.Verdict;
import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Saying;
import io.voltgate.ocpp.StationClock;
import io.voltgate.ocpp.Wire;
import io.voltgate.ocpp.v2.type.IdTokenType;
import io.voltgate.ocpp.v2.type.StatusInfoType;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** ReserveNow (OCPP 2.0.1 Part 2, H01): the station is asked to keep a place for a token. */
public final class ReserveNow {
    public static final ToStation<Req, Res> ACTION =
            new ToStation<>("ReserveNow", Req.class, Res.class, res -> Verdict.of(res.status()));
    static final Saying<Command.Reserve> SAYS =
            Saying.of(Command.Reserve.class, ACTION, (command, number) -> req(command));

    private static final Set<String> CONNECTOR_TYPES = Set.of(
            "cCCS1",
            "cCCS2",
            "cG105",
            "cTesla",
            "cType1",
            "cType2",
            "s309-1P-16A",
            "s309-1P-32A",
            "s309-3P-16A",
            "s309-3P-32A",
            "sBS1361",
            "sCEE-7-7",
            "sType2",
            "sType3",
            "Other1PhMax16A",
            "Other1PhOver16A",
            "Other3Ph",
            "Pan",
            "wInductive",
            "wResonant",
            "Undetermined",
            "Unknown");
    private static final Set<String> STATUSES = Set.of("Accepted", "Faulted", "Occupied", "Rejected", "Unavailable");

    private ReserveNow() {}

    public record Req(
            Integer id,
            String expiryDateTime,
            @Nullable String connectorType,
            IdTokenType idToken,
            @Nullable Integer evseId,
            @Nullable IdTokenType groupIdToken)
            implements Wire {
        @Override
        public void check(Rules rules) {
            rules.required("id", id);
            rules.atLeastSince21("id", id, 0);
            rules.time("expiryDateTime", expiryDateTime);
            if (rules.v21()) {
                rules.optionalText("connectorType", connectorType, 20);
            } else {
                rules.optionalWord("connectorType", connectorType, CONNECTOR_TYPES);
            }
            rules.part("idToken", idToken);
            rules.atLeastSince21("evseId", evseId, 0);
            rules.optionalPart("groupIdToken", groupIdToken);
        }
    }

    public record Res(String status, @Nullable StatusInfoType statusInfo) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.word("status", status, STATUSES);
            rules.optionalPart("statusInfo", statusInfo);
        }
    }

    private static Req req(Command.Reserve command) {
        ConnectorId place = command.connector();
        return new Req(
                command.reservation(),
                StationClock.write(command.expiresAtMs()),
                null,
                IdTokenType.of(command.token()),
                place == null || place.isStation() ? null : place.evse(),
                IdTokenType.group(command.group()));
    }
}

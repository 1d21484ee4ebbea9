package io.voltgate.ocpp.v2;

import io.voltgate.ocpp.Action.ToStation;
import io.voltgate.ocpp.Action.Verdict;
import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Wire;
import io.voltgate.ocpp.v2.type.Enumerations;
import io.voltgate.ocpp.v2.type.StatusInfoType;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * NotifyAllowedEnergyTransfer (OCPP 2.1 Part 2, Q02): the station is told in which ways a transaction may move energy.
 */
public final class NotifyAllowedEnergyTransfer {
    public static final ToStation<Req, Res> ACTION =
            new ToStation<>("NotifyAllowedEnergyTransfer", Req.class, Res.class, res -> Verdict.of(res.status()));

    private static final Set<String> STATUSES = Set.of("Accepted", "Rejected");

    private NotifyAllowedEnergyTransfer() {}

    public record Req(String transactionId, List<String> allowedEnergyTransfer) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.text("transactionId", transactionId, 36);
            rules.list("allowedEnergyTransfer", allowedEnergyTransfer, 1, Integer.MAX_VALUE);
            rules.words("allowedEnergyTransfer", allowedEnergyTransfer, Enumerations.ENERGY_TRANSFER_MODES_21);
        }
    }

    public record Res(String status, @Nullable StatusInfoType statusInfo) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.word("status", status, STATUSES);
            rules.optionalPart("statusInfo", statusInfo);
        }
    }
}

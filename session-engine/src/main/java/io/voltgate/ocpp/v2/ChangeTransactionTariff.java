package io.voltgate.ocpp.v2;

import io.voltgate.domain.Command;
import io.voltgate.ocpp.Action.ToStation;
import io.voltgate.ocpp.Action.Verdict;
import io.voltgate.ocpp.RawJson;
import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Saying;
import io.voltgate.ocpp.Wire;
import io.voltgate.ocpp.v2.type.StatusInfoType;
import io.voltgate.ocpp.v2.type.TariffType;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** ChangeTransactionTariff (OCPP 2.1 Part 2, I11): another tariff for a running transaction. */
public final class ChangeTransactionTariff {
    public static final ToStation<Req, Res> ACTION =
            new ToStation<>("ChangeTransactionTariff", Req.class, Res.class, res -> Verdict.of(res.status()));
    static final Saying<Command.ChangeTransactionTariff> SAYS = Saying.of(
            Command.ChangeTransactionTariff.class,
            ACTION,
            (command, number) -> new Req(
                    RawJson.read("tariff", command.tariff(), TariffType.class),
                    command.transaction().value()));

    private static final Set<String> STATUSES = Set.of(
            "Accepted", "Rejected", "TooManyElements", "ConditionNotSupported", "TxNotFound", "NoCurrencyChange");

    private ChangeTransactionTariff() {}

    public record Req(TariffType tariff, String transactionId) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.part("tariff", tariff);
            rules.text("transactionId", transactionId, 36);
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

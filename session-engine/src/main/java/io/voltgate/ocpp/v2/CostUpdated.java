package io.voltgate.ocpp.v2;

import io.voltgate.domain.Command;
import io.voltgate.ocpp.Action.ToStation;
import io.voltgate.ocpp.Action.Verdict;
import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Saying;
import io.voltgate.ocpp.Wire;
import java.math.BigDecimal;

/** CostUpdated (OCPP 2.0.1 Part 2, I02): the station is told what a transaction has cost so far. */
public final class CostUpdated {
    public static final ToStation<Req, Res> ACTION =
            new ToStation<>("CostUpdated", Req.class, Res.class, res -> Verdict.answered());

    static final Saying<Command.TellCost> SAYS = Saying.of(
            Command.TellCost.class,
            ACTION,
            (command, number) -> new Req(command.cost(), command.transaction().value()));

    private CostUpdated() {}

    public record Req(BigDecimal totalCost, String transactionId) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.decimal("totalCost", totalCost);
            rules.text("transactionId", transactionId, 36);
        }
    }

    public record Res() implements Wire.Blank {}
}

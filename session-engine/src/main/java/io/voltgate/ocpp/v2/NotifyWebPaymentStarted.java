package io.voltgate.ocpp.v2;

import io.voltgate.domain.Command;
import io.voltgate.ocpp.Action.ToStation;
import io.voltgate.ocpp.Action.Verdict;
import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Saying;
import io.voltgate.ocpp.Wire;

/** NotifyWebPaymentStarted (OCPP 2.1 Part 2, C25): somebody pays by QR code, so the EVSE is held for some seconds. */
public final class NotifyWebPaymentStarted {
    public static final ToStation<Req, Res> ACTION =
            new ToStation<>("NotifyWebPaymentStarted", Req.class, Res.class, res -> Verdict.answered());

    static final Saying<Command.HoldForPayment> SAYS = Saying.of(
            Command.HoldForPayment.class, ACTION, (command, number) -> new Req(command.evse(), command.seconds()));

    private NotifyWebPaymentStarted() {}

    public record Req(Integer evseId, Integer timeout) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.atLeast("evseId", evseId, 0);
            rules.required("timeout", timeout);
        }
    }

    public record Res() implements Wire.Blank {}
}

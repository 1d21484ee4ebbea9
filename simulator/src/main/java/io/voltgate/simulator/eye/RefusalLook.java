package io.voltgate.simulator.eye;

import io.voltgate.ocpp.Frame;
import java.util.Set;

/** Errors where the standard wants an answer. Owned by its eye. Not accepted yet is another matter, see {@link BootLook}. */
final class RefusalLook implements Look {
    private static final Set<String> ANSWERED =
            Set.of("StartTransaction", "StopTransaction", "MeterValues", "TransactionEvent");

    private final PayloadReader payloads;

    RefusalLook(PayloadReader payloads) {
        this.payloads = payloads;
    }

    @Override
    public void refused(Exchange call, Frame.CallError error, Notes notes) {
        notes.breachIf(
                ANSWERED.contains(call.action()) && !error.code().equals("SecurityError") && payloads.isSound(call),
                Rule.TRANSACTION_REFUSED,
                call.action() + " is refused with " + error.code());
    }
}

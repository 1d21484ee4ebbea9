package io.voltgate.ocpp.v16;

import io.voltgate.domain.Command;
import io.voltgate.domain.Reply;
import io.voltgate.domain.Request;
import io.voltgate.ocpp.Action.FromStation;
import io.voltgate.ocpp.Action.ToStation;
import io.voltgate.ocpp.Action.Verdict;
import io.voltgate.ocpp.JsonString;
import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Saying;
import io.voltgate.ocpp.Wire;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** DataTransfer (OCPP 1.6, 4.3 and 5.6): what a vendor adds, in both directions. The data is a string, whatever it says; see {@link PlugAndCharge}. */
public final class DataTransfer {
    public static final FromStation<Req, Conf, Reply> RECEIVED =
            new FromStation<>("DataTransfer", Req.class, Conf.class, Reply.class, Req::toRequest, DataTransfer::conf);

    public static final ToStation<Req, Conf> SENT =
            new ToStation<>("DataTransfer", Req.class, Conf.class, conf -> Verdict.of(conf.status()));
    static final Saying<Command.SendVendorData> SAYS =
            Saying.of(Command.SendVendorData.class, SENT, (command, number) -> req(command));

    private static final Set<String> STATUSES = Set.of("Accepted", "Rejected", "UnknownMessageId", "UnknownVendorId");

    private DataTransfer() {}

    public record Req(
            String vendorId,
            @Nullable String messageId,
            @Nullable String data) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.text("vendorId", vendorId, 255);
            rules.optionalText("messageId", messageId, 50);
        }

        private Request toRequest(long receivedAtMs) {
            if (vendorId.equals(PlugAndCharge.VENDOR) && messageId != null && data != null) {
                return PlugAndCharge.request(messageId, data, receivedAtMs).orElseGet(this::ofVendor);
            }
            return ofVendor();
        }

        private Request ofVendor() {
            return new Request.VendorData(
                    vendorId,
                    Objects.requireNonNullElse(messageId, ""),
                    data == null ? null : JsonString.literal(data));
        }
    }

    public record Conf(String status, @Nullable String data) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.word("status", status, STATUSES);
        }
    }

    /** A message that came as data is answered as data. */
    private static Conf conf(Reply reply) {
        return reply instanceof Reply.VendorData(String status, String data)
                ? new Conf(status, string(data))
                : new Conf("Accepted", PlugAndCharge.data(reply));
    }

    private static Req req(Command.SendVendorData command) {
        String messageId = command.messageId();
        return new Req(command.vendorId(), messageId.isEmpty() ? null : messageId, string(command.data()));
    }

    private static @Nullable String string(@Nullable String json) {
        return json == null ? null : JsonString.content(json);
    }
}

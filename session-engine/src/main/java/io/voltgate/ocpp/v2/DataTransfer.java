package io.voltgate.ocpp.v2;

import io.voltgate.domain.Command;
import io.voltgate.domain.Reply;
import io.voltgate.domain.Request;
import io.voltgate.ocpp.Action.FromStation;
import io.voltgate.ocpp.Action.ToStation;
import io.voltgate.ocpp.Action.Verdict;
import io.voltgate.ocpp.RawJson;
import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Saying;
import io.voltgate.ocpp.Wire;
import io.voltgate.ocpp.v2.type.StatusInfoType;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** DataTransfer (OCPP 2.0.1 Part 2, P01-P02): vendor-specific data, in either direction. */
public final class DataTransfer {
    public static final FromStation<Req, Res, Reply.VendorData> RECEIVED = new FromStation<>(
            "DataTransfer",
            Req.class,
            Res.class,
            Reply.VendorData.class,
            (req, at) -> req.toRequest(),
            DataTransfer::res);
    public static final ToStation<Req, Res> SENT =
            new ToStation<>("DataTransfer", Req.class, Res.class, res -> Verdict.of(res.status()));
    static final Saying<Command.SendVendorData> SAYS =
            Saying.of(Command.SendVendorData.class, SENT, (command, number) -> req(command));

    private static final Set<String> STATUSES = Set.of("Accepted", "Rejected", "UnknownMessageId", "UnknownVendorId");

    private DataTransfer() {}

    public record Req(@Nullable String messageId, @Nullable RawJson data, String vendorId) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.optionalText("messageId", messageId, 50);
            rules.text("vendorId", vendorId, 255);
        }

        private Request toRequest() {
            return new Request.VendorData(
                    vendorId, Objects.requireNonNullElse(messageId, ""), data == null ? null : data.text());
        }
    }

    public record Res(
            String status,
            @Nullable StatusInfoType statusInfo,
            @Nullable RawJson data) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.word("status", status, STATUSES);
            rules.optionalPart("statusInfo", statusInfo);
        }
    }

    private static Req req(Command.SendVendorData command) {
        String messageId = command.messageId();
        return new Req(messageId.isEmpty() ? null : messageId, json(command.data()), command.vendorId());
    }

    private static Res res(Reply.VendorData reply) {
        return new Res(reply.status(), null, json(reply.data()));
    }

    private static @Nullable RawJson json(@Nullable String data) {
        return data == null ? null : RawJson.checked("data", data);
    }
}

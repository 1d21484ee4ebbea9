package io.voltgate.ocpp.v201;

import io.voltgate.domain.Command;
import io.voltgate.domain.Reply;
import io.voltgate.domain.Request;
import io.voltgate.ocpp.Action.FromStation;
import io.voltgate.ocpp.Action.ToStation;
import io.voltgate.ocpp.Action.Verdict;
import io.voltgate.ocpp.Check;
import io.voltgate.ocpp.RawJson;
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
    public static final ToStation<Req, Res, Command.SendVendorData> SENT = new ToStation<>(
            "DataTransfer",
            Req.class,
            Res.class,
            Command.SendVendorData.class,
            (command, number) -> req(command),
            res -> Verdict.of(res.status()));

    private static final Set<String> STATUSES = Set.of("Accepted", "Rejected", "UnknownMessageId", "UnknownVendorId");

    private DataTransfer() {}

    public record Req(@Nullable String messageId, @Nullable RawJson data, String vendorId) {
        public Req {
            Check.optionalText("messageId", messageId, 50);
            Check.text("vendorId", vendorId, 255);
        }

        private Request toRequest() {
            return new Request.VendorData(
                    vendorId, Objects.requireNonNullElse(messageId, ""), data == null ? null : data.text());
        }
    }

    public record Res(
            String status,
            @Nullable StatusInfoType statusInfo,
            @Nullable RawJson data) {
        public Res {
            Check.word("status", status, STATUSES);
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

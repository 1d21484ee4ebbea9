package io.voltgate.ocpp.v2;

import io.voltgate.domain.NoticeKind;
import io.voltgate.domain.Reply;
import io.voltgate.domain.Request;
import io.voltgate.domain.StationTime;
import io.voltgate.ocpp.Action.FromStation;
import io.voltgate.ocpp.RawJson;
import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Wire;
import io.voltgate.ocpp.v2.type.StatusInfoType;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Get15118EVCertificate (OCPP 2.0.1 Part 2, M01-M02): a vehicle asks for a contract certificate, through the station.
 */
public final class Get15118EVCertificate {
    public static final FromStation<Req, Res, Reply.Judged> ACTION = new FromStation<>(
            "Get15118EVCertificate",
            Req.class,
            Res.class,
            Reply.Judged.class,
            (req, at) -> new Request.Notice(
                    NoticeKind.EV_CERTIFICATE,
                    null,
                    null,
                    StationTime.receivedAt(at),
                    RawJson.written(req).text()),
            reply -> new Res(reply.status(), null, "", null));

    private static final Set<String> ACTIONS = Set.of("Install", "Update");
    private static final Set<String> STATUSES = Set.of("Accepted", "Failed");

    private Get15118EVCertificate() {}

    public record Req(
            String iso15118SchemaVersion,
            String action,
            String exiRequest,
            @Nullable Integer maximumContractCertificateChains,
            @Nullable List<String> prioritizedEMAIDs)
            implements Wire {
        @Override
        public void check(Rules rules) {
            rules.text("iso15118SchemaVersion", iso15118SchemaVersion, 50);
            rules.word("action", action, ACTIONS);
            rules.text("exiRequest", exiRequest, rules.v21() ? 11000 : 5600);
            rules.since21("maximumContractCertificateChains", maximumContractCertificateChains);
            rules.optionalAtLeast("maximumContractCertificateChains", maximumContractCertificateChains, 0);
            rules.since21("prioritizedEMAIDs", prioritizedEMAIDs);
            rules.optionalList("prioritizedEMAIDs", prioritizedEMAIDs, 1, 8);
            rules.texts("prioritizedEMAIDs", prioritizedEMAIDs, 255);
        }
    }

    public record Res(
            String status,
            @Nullable StatusInfoType statusInfo,
            String exiResponse,
            @Nullable Integer remainingContracts)
            implements Wire {
        @Override
        public void check(Rules rules) {
            rules.word("status", status, STATUSES);
            rules.optionalPart("statusInfo", statusInfo);
            rules.text("exiResponse", exiResponse, rules.v21() ? 17000 : 5600);
            rules.since21("remainingContracts", remainingContracts);
            rules.optionalAtLeast("remainingContracts", remainingContracts, 0);
        }
    }
}

package io.voltgate.ocpp.v2;

import io.voltgate.domain.Command;
import io.voltgate.ocpp.Action.ToStation;
import io.voltgate.ocpp.Action.Verdict;
import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Saying;
import io.voltgate.ocpp.Wire;
import io.voltgate.ocpp.Words;
import io.voltgate.ocpp.v2.type.CertificateHashDataType;
import io.voltgate.ocpp.v2.type.StatusInfoType;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** GetInstalledCertificateIds (OCPP 2.0.1 Part 2, M03): the station is asked which certificates it has. */
public final class GetInstalledCertificateIds {
    public static final ToStation<Req, Res> ACTION =
            new ToStation<>("GetInstalledCertificateIds", Req.class, Res.class, res -> Verdict.of(res.status()));
    static final Saying<Command.GetInstalledCertificates> SAYS = Saying.of(
            Command.GetInstalledCertificates.class, ACTION, (command, number) -> req(command.certificateTypes()));

    private static final Set<String> CERTIFICATE_USES = Set.of(
            "V2GRootCertificate",
            "MORootCertificate",
            "CSMSRootCertificate",
            "V2GCertificateChain",
            "ManufacturerRootCertificate");
    private static final Set<String> CERTIFICATE_USES_21 = Words.plus(CERTIFICATE_USES, "OEMRootCertificate");
    private static final Set<String> STATUSES = Set.of("Accepted", "NotFound");

    private GetInstalledCertificateIds() {}

    public record Req(@Nullable List<String> certificateType) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.optionalList("certificateType", certificateType, 1, Integer.MAX_VALUE);
            rules.words("certificateType", certificateType, rules.v21() ? CERTIFICATE_USES_21 : CERTIFICATE_USES);
        }
    }

    public record Res(
            String status,
            @Nullable StatusInfoType statusInfo,
            @Nullable List<CertificateHashDataChainType> certificateHashDataChain)
            implements Wire {
        @Override
        public void check(Rules rules) {
            rules.word("status", status, STATUSES);
            rules.optionalPart("statusInfo", statusInfo);
            rules.optionalParts("certificateHashDataChain", certificateHashDataChain, 1, Integer.MAX_VALUE);
        }
    }

    public record CertificateHashDataChainType(
            CertificateHashDataType certificateHashData,
            String certificateType,
            @Nullable List<CertificateHashDataType> childCertificateHashData)
            implements Wire {
        @Override
        public void check(Rules rules) {
            rules.part("certificateHashData", certificateHashData);
            rules.word("certificateType", certificateType, rules.v21() ? CERTIFICATE_USES_21 : CERTIFICATE_USES);
            rules.optionalParts("childCertificateHashData", childCertificateHashData, 1, 4);
        }
    }

    private static Req req(List<String> types) {
        return new Req(types.isEmpty() ? null : types);
    }
}

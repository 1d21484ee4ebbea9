package io.voltgate.ocpp.v2;

import io.voltgate.ocpp.Action.ToStation;
import io.voltgate.ocpp.Action.Verdict;
import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Wire;
import io.voltgate.ocpp.Words;
import io.voltgate.ocpp.v2.type.CertificateHashDataType;
import io.voltgate.ocpp.v2.type.StatusInfoType;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** GetInstalledCertificateIds (OCPP 2.x Part 2, block M): list installed certificates (hash data). */
public final class GetInstalledCertificateIds {
    public static final ToStation<Req, Res> ACTION =
            new ToStation<>("GetInstalledCertificateIds", Req.class, Res.class, res -> Verdict.of(res.status()));

    private static final Set<String> GET_CERTIFICATE_ID_USE = Set.of(
            "V2GRootCertificate",
            "MORootCertificate",
            "CSMSRootCertificate",
            "V2GCertificateChain",
            "ManufacturerRootCertificate");
    private static final Set<String> GET_CERTIFICATE_ID_USE_21 =
            Words.plus(GET_CERTIFICATE_ID_USE, "OEMRootCertificate");
    private static final Set<String> GET_INSTALLED_CERTIFICATE_STATUS = Set.of("Accepted", "NotFound");

    private GetInstalledCertificateIds() {}

    public record Req(@Nullable List<String> certificateType) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.optionalList("certificateType", certificateType, 1, Integer.MAX_VALUE);
            rules.words(
                    "certificateType",
                    certificateType,
                    rules.v21() ? GET_CERTIFICATE_ID_USE_21 : GET_CERTIFICATE_ID_USE);
        }
    }

    public record Res(
            String status,
            @Nullable StatusInfoType statusInfo,
            @Nullable List<CertificateHashDataChainType> certificateHashDataChain)
            implements Wire {
        @Override
        public void check(Rules rules) {
            rules.word("status", status, GET_INSTALLED_CERTIFICATE_STATUS);
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
            rules.word(
                    "certificateType",
                    certificateType,
                    rules.v21() ? GET_CERTIFICATE_ID_USE_21 : GET_CERTIFICATE_ID_USE);
            rules.optionalParts("childCertificateHashData", childCertificateHashData, 1, 4);
        }
    }
}

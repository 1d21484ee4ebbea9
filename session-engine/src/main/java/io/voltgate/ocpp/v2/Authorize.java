package io.voltgate.ocpp.v2;

import io.voltgate.domain.Reply;
import io.voltgate.domain.Request;
import io.voltgate.ocpp.Action.FromStation;
import io.voltgate.ocpp.RawJson;
import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Wire;
import io.voltgate.ocpp.v2.type.Enumerations;
import io.voltgate.ocpp.v2.type.IdTokenInfoType;
import io.voltgate.ocpp.v2.type.IdTokenType;
import io.voltgate.ocpp.v2.type.OCSPRequestDataType;
import io.voltgate.ocpp.v2.type.TariffType;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Authorize (OCPP 2.0.1 Part 2, C01-C07): a station asks whether a token may charge. */
public final class Authorize {
    public static final FromStation<Req, Res, Reply.Authorized> ACTION = new FromStation<>(
            "Authorize",
            Req.class,
            Res.class,
            Reply.Authorized.class,
            (req, at) -> new Request.Authorize(req.idToken().toToken()),
            Authorize::res);

    private static final Set<String> CERTIFICATE_STATUSES = Set.of(
            "Accepted",
            "SignatureError",
            "CertificateExpired",
            "CertificateRevoked",
            "NoCertificateAvailable",
            "CertChainError",
            "ContractCancelled");

    private Authorize() {}

    private static Res res(Reply.Authorized reply) {
        String tariff = reply.tariff();
        return new Res(
                IdTokenInfoType.of(reply.authorization(), reply.note()),
                null,
                null,
                tariff == null ? null : RawJson.read("tariff", tariff, TariffType.class));
    }

    public record Req(
            IdTokenType idToken,
            @Nullable String certificate,
            @Nullable List<OCSPRequestDataType> iso15118CertificateHashData)
            implements Wire {
        @Override
        public void check(Rules rules) {
            rules.part("idToken", idToken);
            rules.optionalText("certificate", certificate, rules.v21() ? 10000 : 5500);
            rules.optionalParts("iso15118CertificateHashData", iso15118CertificateHashData, 1, 4);
        }
    }

    public record Res(
            IdTokenInfoType idTokenInfo,
            @Nullable String certificateStatus,
            @Nullable List<String> allowedEnergyTransfer,
            @Nullable TariffType tariff)
            implements Wire {
        @Override
        public void check(Rules rules) {
            rules.part("idTokenInfo", idTokenInfo);
            rules.optionalWord("certificateStatus", certificateStatus, CERTIFICATE_STATUSES);
            rules.since21("allowedEnergyTransfer", allowedEnergyTransfer);
            rules.optionalList("allowedEnergyTransfer", allowedEnergyTransfer, 1, Integer.MAX_VALUE);
            rules.words("allowedEnergyTransfer", allowedEnergyTransfer, Enumerations.ENERGY_TRANSFER_MODES_21);
            rules.since21("tariff", tariff);
            rules.optionalPart("tariff", tariff);
        }
    }
}

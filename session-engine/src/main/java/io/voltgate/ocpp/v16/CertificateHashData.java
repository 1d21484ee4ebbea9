package io.voltgate.ocpp.v16;

import io.voltgate.domain.CertificateHash;
import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Wire;
import java.util.Set;

/** CertificateHashDataType (OCPP 1.6 security whitepaper, 6): what names a certificate. */
public record CertificateHashData(
        String hashAlgorithm, String issuerNameHash, String issuerKeyHash, String serialNumber) implements Wire {
    private static final Set<String> ALGORITHMS = Set.of("SHA256", "SHA384", "SHA512");

    @Override
    public void check(Rules rules) {
        rules.word("hashAlgorithm", hashAlgorithm, ALGORITHMS);
        rules.text("issuerNameHash", issuerNameHash, 128);
        rules.text("issuerKeyHash", issuerKeyHash, 128);
        rules.text("serialNumber", serialNumber, 40);
    }

    static CertificateHashData of(CertificateHash hash) {
        return new CertificateHashData(hash.algorithm(), hash.issuerName(), hash.issuerKey(), hash.serial());
    }
}

package io.voltgate.ocpp.v2.type;

import io.voltgate.domain.CertificateHash;
import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Wire;

/** CertificateHashDataType: what names a certificate. A wire value. */
public record CertificateHashDataType(
        String hashAlgorithm, String issuerNameHash, String issuerKeyHash, String serialNumber) implements Wire {
    @Override
    public void check(Rules rules) {
        rules.word("hashAlgorithm", hashAlgorithm, Enumerations.HASH_ALGORITHMS);
        rules.text("issuerNameHash", issuerNameHash, 128);
        rules.text("issuerKeyHash", issuerKeyHash, 128);
        rules.text("serialNumber", serialNumber, 40);
    }

    public CertificateHash toHash() {
        return new CertificateHash(hashAlgorithm, issuerNameHash, issuerKeyHash, serialNumber);
    }

    public static CertificateHashDataType of(CertificateHash hash) {
        return new CertificateHashDataType(hash.algorithm(), hash.issuerName(), hash.issuerKey(), hash.serial());
    }
}

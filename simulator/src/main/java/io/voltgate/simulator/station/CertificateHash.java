package io.voltgate.simulator.station;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** How OCPP names a certificate: SHA-256 of its issuer's name and key, and its number (2.x CertificateHashDataType). A value. */
record CertificateHash(String issuerName, String issuerKey, String number) {
    static CertificateHash of(X509Certificate certificate, PublicKey issuerKey) {
        byte[] key = SubjectPublicKeyInfo.getInstance(issuerKey.getEncoded())
                .getPublicKeyData()
                .getOctets();
        return new CertificateHash(
                sha256(certificate.getIssuerX500Principal().getEncoded()),
                sha256(key),
                certificate.getSerialNumber().toString(16));
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("this JDK has no SHA-256", missing);
        }
    }

    boolean isNamed(JsonNode hash) {
        return Json.text(hash, "hashAlgorithm").equals("SHA256")
                && issuerName.equalsIgnoreCase(Json.text(hash, "issuerNameHash"))
                && issuerKey.equalsIgnoreCase(Json.text(hash, "issuerKeyHash"))
                && number.equalsIgnoreCase(Json.text(hash, "serialNumber").replaceFirst("^0+(?=.)", ""));
    }

    ObjectNode json() {
        return Json.of("hashAlgorithm", "SHA256")
                .put("issuerNameHash", issuerName)
                .put("issuerKeyHash", issuerKey)
                .put("serialNumber", number);
    }
}

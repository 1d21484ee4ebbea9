package io.voltgate.ocpp.v201;

import io.voltgate.ocpp.Check;
import java.util.Set;

/** OCSPRequestDataType: what an OCSP responder must be told of a certificate. A wire value. */
public record OCSPRequestDataType(
        String hashAlgorithm, String issuerNameHash, String issuerKeyHash, String serialNumber, String responderURL) {
    private static final Set<String> ALGORITHMS = Set.of("SHA256", "SHA384", "SHA512");

    public OCSPRequestDataType {
        Check.word("hashAlgorithm", hashAlgorithm, ALGORITHMS);
        Check.text("issuerNameHash", issuerNameHash, 128);
        Check.text("issuerKeyHash", issuerKeyHash, 128);
        Check.text("serialNumber", serialNumber, 40);
        Check.text("responderURL", responderURL, 512);
    }
}

package io.voltgate.ocpp.v2.type;

import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Wire;

/** OCSPRequestDataType: what an OCSP responder must be told of a certificate. A wire value. */
public record OCSPRequestDataType(
        String hashAlgorithm, String issuerNameHash, String issuerKeyHash, String serialNumber, String responderURL)
        implements Wire {
    @Override
    public void check(Rules rules) {
        rules.word("hashAlgorithm", hashAlgorithm, Enumerations.HASH_ALGORITHMS);
        rules.text("issuerNameHash", issuerNameHash, 128);
        rules.text("issuerKeyHash", issuerKeyHash, 128);
        rules.text("serialNumber", serialNumber, 40);
        rules.text("responderURL", responderURL, rules.v21() ? 2000 : 512);
    }
}

package io.voltgate.domain;

/** What names a certificate in OCPP (CertificateHashData): hashes of its issuer, and its serial number. A value, all in hex. */
public record CertificateHash(String algorithm, String issuerName, String issuerKey, String serial) {}

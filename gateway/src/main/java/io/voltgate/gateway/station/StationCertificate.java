package io.voltgate.gateway.station;

import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import javax.security.auth.x500.X500Principal;

/**
 * Whose certificate a station has shown: the operator is its organisation, the station's serial number its common name (OCPP 2.0.1
 * Part 2, A00.FR.404 and 405). A value. That an authority of ours has signed it was checked before.
 */
record StationCertificate(String organisation, String serial) {
    /** Reads the subject; empty where it lacks a part. */
    static Optional<StationCertificate> of(X509Certificate certificate) {
        try {
            LdapName subject =
                    new LdapName(certificate.getSubjectX500Principal().getName(X500Principal.RFC2253));
            Optional<String> organisation = part(subject, "O");
            Optional<String> serial = part(subject, "CN");
            return organisation.flatMap(o -> serial.map(cn -> new StationCertificate(o, cn)));
        } catch (InvalidNameException unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<String> part(LdapName subject, String type) {
        return subject.getRdns().stream()
                .filter(rdn -> rdn.getType().equalsIgnoreCase(type))
                .map(Rdn::getValue)
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .findFirst();
    }
}

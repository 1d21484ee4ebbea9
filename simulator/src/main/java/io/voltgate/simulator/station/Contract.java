package io.voltgate.simulator.station;

import io.voltgate.simulator.pki.Flaw;
import io.voltgate.simulator.pki.Pem;
import io.voltgate.simulator.pki.TestAuthority;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A vehicle's contract by ISO 15118: its id and its certificates. A value. They come from the test authority of the station's seed, whose root
 * stands for that of a mobility operator.
 *
 * @param chain the contract's own certificate and the one that signed it
 */
record Contract(String emaid, List<X509Certificate> chain, X509Certificate root) {
    static final String RESPONDER = "http://ocsp.invalid/contract";

    Contract {
        chain = List.copyOf(chain);
    }

    static Contract of(Station station, String emaid) {
        TestAuthority authority = TestAuthority.of(
                station.seed(), Instant.ofEpochMilli(station.timeline().nowMs()));
        X509Certificate own =
                authority.station(Flaw.NONE, "Mobility operator", emaid).certificate();
        return new Contract(emaid, List.of(own, authority.issuing()), authority.root());
    }

    String pem() {
        return Pem.text(chain);
    }

    /** How OCSP names the contract's own certificate. */
    ObjectNode hash() {
        return hashes().get(0) instanceof ObjectNode first ? first.without(List.of("responderURL")) : Json.object();
    }

    /** How OCSP names each, with whom to ask. */
    ArrayNode hashes() {
        X509Certificate issuing = chain.getLast();
        return Json.list(List.of(
                CertificateHash.of(chain.getFirst(), issuing.getPublicKey())
                        .json()
                        .put("responderURL", RESPONDER),
                CertificateHash.of(issuing, root.getPublicKey()).json().put("responderURL", RESPONDER)));
    }
}

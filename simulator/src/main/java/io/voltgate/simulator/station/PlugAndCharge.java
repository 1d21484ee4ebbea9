package io.voltgate.simulator.station;

import io.voltgate.ocpp.OcppVersion;
import io.voltgate.simulator.pki.Flaw;
import io.voltgate.simulator.pki.KeyedCertificate;
import io.voltgate.simulator.pki.SeededKeys;
import io.voltgate.simulator.pki.TestAuthority;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a station says for a vehicle with a contract by ISO 15118 (OCPP 2.x M01, M02, M06 and C07). Owned by its station. The vehicle's EXI is not a
 * real one: bytes of the station's seed stand for it.
 */
final class PlugAndCharge {
    static final PartKind<PlugAndCharge> KIND = new PartKind<>(PlugAndCharge.class, PlugAndCharge::new, _ -> {});

    private static final String SCHEMA = "urn:iso:15118:2:2013:MsgDef";
    private static final String RESPONDER = "http://ocsp.invalid/contract";

    private final Station station;

    private PlugAndCharge(Station station) {
        this.station = station;
    }

    /** Relays the vehicle's wish for a contract certificate (M01), or for a newer one (M02). */
    void ask(boolean update, Consumer<Answer> onAnswer) {
        byte[] exi = SeededKeys.pair(station.seed(), "exi").getPublic().getEncoded();
        ObjectNode payload = Json.of("iso15118SchemaVersion", SCHEMA)
                .put("action", update ? "Update" : "Install")
                .put("exiRequest", Base64.getEncoder().encodeToString(exi));
        station.say(Said.plain("Get15118EVCertificate", payload), onAnswer);
    }

    /** Asks for the status of the contract's certificates, by OCSP (M06); 2.1 may ask for a chain. */
    void checkStatus(String emaid, Consumer<Answer> onAnswer) {
        ObjectNode data = hashes(emaid).getFirst();
        if (station.version() == OcppVersion.V21) {
            ObjectNode request = Json.of("source", "OCSP");
            request.set("certificateHashData", data);
            request.putArray("urls").add(RESPONDER);
            ObjectNode payload = Json.object();
            payload.set("certificateStatusRequests", Json.list(List.of(request)));
            station.say(Said.plain("GetCertificateChainStatus", payload), onAnswer);
            return;
        }
        ObjectNode payload = Json.object();
        payload.set("ocspRequestData", data.put("responderURL", RESPONDER));
        station.say(Said.plain("GetCertificateStatus", payload), onAnswer);
    }

    /** Asks whether a contract may charge, with the hashes of its certificates (C07). */
    void authorize(String emaid, Consumer<Answer> onAnswer) {
        ObjectNode payload = Json.object();
        payload.set("idToken", Json.of("idToken", emaid).put("type", "eMAID"));
        ArrayNode data = payload.putArray("iso15118CertificateHashData");
        hashes(emaid).forEach(hash -> data.add(hash.put("responderURL", RESPONDER)));
        station.say(Said.plain("Authorize", payload), onAnswer);
    }

    /** The contract's own certificate and the one that signed it, from the test authority of the station's seed. */
    private List<ObjectNode> hashes(String emaid) {
        TestAuthority authority = TestAuthority.of(
                station.seed(), Instant.ofEpochMilli(station.timeline().nowMs()));
        KeyedCertificate contract = authority.station(Flaw.NONE, "Mobility operator", emaid);
        X509Certificate issuing = authority.issuing();
        return List.of(
                CertificateHash.of(contract.certificate(), issuing.getPublicKey())
                        .json(),
                CertificateHash.of(issuing, authority.root().getPublicKey()).json());
    }
}

package io.voltgate.simulator.station;

import static io.voltgate.simulator.station.OrderTable.ALL;
import static io.voltgate.simulator.station.OrderTable.V16;
import static io.voltgate.simulator.station.OrderTable.V2;
import static io.voltgate.simulator.station.OrderTable.V21;

import io.voltgate.ocpp.OcppVersion;
import io.voltgate.simulator.pki.Pem;
import io.voltgate.simulator.pki.SeededKeys;
import io.voltgate.simulator.pki.SeededSigner;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.pkcs.PKCS10CertificationRequestBuilder;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The certificates in a station, and its own keys (1.6 security whitepaper, 2.x A02, A03, M03 to M05). Owned by its station. Keys follow from
 * the station's seed, and a certificate is taken only for the key that was asked about.
 */
final class Certificates {
    static final PartKind<Certificates> KIND =
            new PartKind<>(Certificates.class, Certificates::new, Certificates::orders);

    private static final String OF_STATION = "ChargingStationCertificate";
    private static final String OF_V2G = "V2GCertificate";
    private static final String CHAIN_OF_V2G = "V2GCertificateChain";
    private static final Set<String> ROOTS = Set.of(
            "V2GRootCertificate",
            "MORootCertificate",
            "CSMSRootCertificate",
            "ManufacturerRootCertificate",
            "CentralSystemRootCertificate",
            "OEMRootCertificate");

    private final Station station;
    private final List<Installed> installed = new ArrayList<>(0);
    private @Nullable Asked asked;
    private @Nullable X509Certificate own;
    private int keysMade;

    private record Installed(String type, X509Certificate certificate, CertificateHash hash) {}

    private record Asked(String type, KeyPair keys, int requestId) {}

    private Certificates(Station station) {
        this.station = station;
    }

    private static void orders(OrderTable<Certificates> table) {
        table.order(ALL, "InstallCertificate", Certificates::install)
                .order(V16, "GetInstalledCertificateIds", Certificates::list16)
                .order(V2, "GetInstalledCertificateIds", Certificates::list2)
                .order(ALL, "DeleteCertificate", Certificates::delete)
                .order(ALL, "CertificateSigned", Certificates::signed)
                .trigger(V16, "SignChargePointCertificate", (part, _) -> part.ask(OF_STATION))
                .trigger(V2, "SignChargingStationCertificate", (part, _) -> part.ask(OF_STATION))
                .trigger(V2, "SignV2GCertificate", (part, _) -> part.ask(OF_V2G))
                .trigger(V2, "SignCombinedCertificate", (part, _) -> part.ask(OF_STATION))
                .trigger(V21, "SignV2G20Certificate", (part, _) -> part.ask("V2G20Certificate"));
    }

    /** The certificate that the gateway had signed for this station, null where there is none. */
    @Nullable
    X509Certificate own() {
        return own;
    }

    /** Whether this is an installed root of a type. */
    boolean trusts(String type, X509Certificate root) {
        return installed.stream()
                .anyMatch(each -> each.type().equals(type) && each.certificate().equals(root));
    }

    /** Whether a chain ends at an installed root of a type; where none is installed, everybody is believed. */
    boolean vouches(String type, List<X509Certificate> chain) {
        List<X509Certificate> roots = installed.stream()
                .filter(each -> each.type().equals(type))
                .map(Installed::certificate)
                .toList();
        if (roots.isEmpty() || chain.isEmpty()) {
            return !chain.isEmpty();
        }
        for (int i = 1; i < chain.size(); i++) {
            if (!isSigned(chain.get(i - 1), chain.get(i))) {
                return false;
            }
        }
        return roots.stream().anyMatch(root -> isSigned(chain.getLast(), root));
    }

    private static boolean isSigned(X509Certificate certificate, X509Certificate by) {
        try {
            certificate.verify(by.getPublicKey());
            return true;
        } catch (GeneralSecurityException foreign) {
            return false;
        }
    }

    private ObjectNode install(JsonNode payload) {
        String type = Payload.required(payload, "certificateType");
        List<X509Certificate> read = read(Payload.required(payload, "certificate"));
        if (!ROOTS.contains(type) || read.isEmpty()) {
            return Json.of("status", "Rejected");
        }
        if (installed.size() >= station.settings().number("CertificateStoreMaxLength")) {
            return Json.of("status", "Failed");
        }
        X509Certificate root = read.getFirst();
        Installed fresh = new Installed(type, root, CertificateHash.of(root, root.getPublicKey()));
        installed.removeIf(each -> each.type().equals(type) && each.hash().equals(fresh.hash()));
        installed.add(fresh);
        return Json.of("status", "Accepted");
    }

    /** The valid certificates of a PEM text; none where one can't be read or isn't valid now. */
    private List<X509Certificate> read(String pem) {
        try {
            List<X509Certificate> chain = Pem.certificates(pem);
            Date now = Date.from(Instant.ofEpochMilli(station.timeline().nowMs()));
            for (X509Certificate each : chain) {
                each.checkValidity(now);
            }
            return chain;
        } catch (CertificateException unusable) {
            return List.of();
        }
    }

    private ObjectNode list16(JsonNode payload) {
        String type = Payload.required(payload, "certificateType");
        List<ObjectNode> found = rows(each -> each.type().equals(type)).stream()
                .map(each -> each.hash().json())
                .toList();
        ObjectNode answer = Json.of("status", found.isEmpty() ? "NotFound" : "Accepted");
        if (!found.isEmpty()) {
            answer.set("certificateHashData", Json.list(found));
        }
        return answer;
    }

    private ObjectNode list2(JsonNode payload) {
        Set<String> types = new TreeSet<>();
        payload.path("certificateType").forEach(type -> types.add(type.asString()));
        List<ObjectNode> found = rows(each -> types.isEmpty() || types.contains(each.type())).stream()
                .map(each -> {
                    ObjectNode row = Json.of("certificateType", each.type());
                    row.set("certificateHashData", each.hash().json());
                    return row;
                })
                .toList();
        ObjectNode answer = Json.of("status", found.isEmpty() ? "NotFound" : "Accepted");
        if (!found.isEmpty()) {
            answer.set("certificateHashDataChain", Json.list(found));
        }
        return answer;
    }

    private List<Installed> rows(Predicate<Installed> wanted) {
        return installed.stream().filter(wanted).toList();
    }

    /** The station's own certificate can't be deleted (M04.FR.06). */
    private ObjectNode delete(JsonNode payload) {
        JsonNode hash = payload.path("certificateHashData");
        String _ = Payload.required(payload, "certificateHashData.serialNumber");
        boolean removed = installed.removeIf(each -> each.hash().isNamed(hash));
        return Json.of("status", removed ? "Accepted" : "NotFound");
    }

    /** Asks the gateway to have a fresh key signed. */
    Verdict ask(String type) {
        String label = "certificate " + ++keysMade;
        Asked fresh = new Asked(type, SeededKeys.pair(station.seed(), station.identity() + " " + label), keysMade);
        asked = fresh;
        ObjectNode payload = Json.of("csr", request(fresh));
        if (station.version() != OcppVersion.V16) {
            payload.put("certificateType", type);
        }
        if (station.version() == OcppVersion.V21) {
            payload.put("requestId", fresh.requestId());
        }
        station.afterAnswer(() -> station.say(Said.plain("SignCertificate", payload)));
        return Verdict.ACCEPTED;
    }

    /** A request by PKCS 10 whose common name is the station's serial number (A00.FR.404 and 405). */
    private String request(Asked fresh) {
        try {
            byte[] encoded = new PKCS10CertificationRequestBuilder(
                            new X500NameBuilder(BCStyle.INSTANCE)
                                    .addRDN(BCStyle.O, station.settings().text("CpoName"))
                                    .addRDN(BCStyle.CN, station.serial())
                                    .build(),
                            SubjectPublicKeyInfo.getInstance(
                                    fresh.keys().getPublic().getEncoded()))
                    .build(SeededSigner.of(fresh.keys().getPrivate()))
                    .getEncoded();
            return Pem.text("CERTIFICATE REQUEST", encoded);
        } catch (IOException broken) {
            throw new IllegalStateException("a request that can't be encoded", broken);
        }
    }

    private ObjectNode signed(JsonNode payload) {
        List<X509Certificate> chain = read(Payload.required(payload, "certificateChain"));
        Asked pending = asked;
        if (pending == null
                || chain.isEmpty()
                || !chain.getFirst().getPublicKey().equals(pending.keys().getPublic())) {
            String event = station.version() == OcppVersion.V16
                    ? "InvalidChargePointCertificate"
                    : "InvalidChargingStationCertificate";
            station.afterAnswer(
                    () -> station.part(SecurityEvents.KIND).tell(event, "not for the key that was asked about"));
            return Json.of("status", "Rejected");
        }
        asked = null;
        keep(pending, chain);
        return Json.of("status", "Accepted");
    }

    private void keep(Asked pending, List<X509Certificate> chain) {
        X509Certificate first = chain.getFirst();
        if (pending.type().equals(OF_STATION)) {
            own = first;
            return;
        }
        X509Certificate issuer = chain.size() > 1 ? chain.get(1) : first;
        installed.removeIf(each -> each.type().equals(CHAIN_OF_V2G));
        installed.add(new Installed(CHAIN_OF_V2G, first, CertificateHash.of(first, issuer.getPublicKey())));
    }
}

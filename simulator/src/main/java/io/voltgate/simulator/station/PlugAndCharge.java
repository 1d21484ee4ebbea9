package io.voltgate.simulator.station;

import io.voltgate.ocpp.OcppVersion;
import io.voltgate.simulator.pki.SeededKeys;
import io.voltgate.simulator.station.charging.Profile;
import io.voltgate.simulator.station.power.Battery;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a station says and does for a vehicle with a contract by ISO 15118 (OCPP 2.x C07, K15 to K17, M01, M02, M06; in 1.6 the DataTransfer of
 * "Using ISO 15118 Plug &amp; Charge with OCPP 1.6"). Owned by its station. The vehicle's EXI is not a real one: bytes of the station's
 * seed stand for it.
 */
final class PlugAndCharge {
    static final PartKind<PlugAndCharge> KIND = new PartKind<>(PlugAndCharge.class, PlugAndCharge::new, _ -> {});

    private static final String VENDOR = "org.openchargealliance.iso15118pnc";
    private static final String SCHEMA = "urn:iso:15118:2:2013:MsgDef";
    private static final String ROOT_TYPE = "MORootCertificate";
    private static final String TOKEN_TYPE = "eMAID";
    /** From the cable to the contract: what cable and vehicle take to talk. */
    private static final long HANDSHAKE_MS = 2_000;

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Station station;
    private final Map<Integer, Talk> talks = new TreeMap<>();

    /** A vehicle that talks at a connector while it is plugged in. */
    private record Talk(Connector connector, Charge charge, ChargingNeeds needs) {
        boolean goesOn() {
            return connector.charge() == charge && charge.isPlugged() && !charge.isEnded();
        }
    }

    private PlugAndCharge(Station station) {
        this.station = station;
    }

    /** Puts the cable of a vehicle in that wants to charge by its contract, and first asks for one where it has none. */
    void plugIn(Connector connector, Battery car, String emaid, boolean hasContract) {
        connector.plugIn(car);
        Charge charge = connector.charge();
        if (charge == null) {
            return;
        }
        Talk talk =
                new Talk(connector, charge, new ChargingNeeds(connector.power().outlet(), car));
        talks.put(connector.number(), talk);
        Timeline.Timer _ = station.timeline().after(HANDSHAKE_MS, () -> {
            boolean may = station.settings().flag("ISO15118PnCEnabled");
            if (talk.goesOn() && may && hasContract) {
                identify(talk, emaid);
            } else if (talk.goesOn() && may) {
                install(talk, emaid);
            }
        });
    }

    private void install(Talk talk, String emaid) {
        if (!station.settings().flag("ISO15118Ctrlr.ContractCertificateInstallationEnabled")) {
            return;
        }
        ask(false, answer -> {
            boolean has = answer instanceof Answer.Result(JsonNode told)
                    && Json.text(told, "status").equals("Accepted");
            if (has && talk.goesOn()) {
                identify(talk, emaid);
            }
        });
    }

    private void identify(Talk talk, String emaid) {
        if (talk.charge().isAuthorized()) {
            begin(talk);
            return;
        }
        authorize(emaid, answer -> {
            Permit permit = permit(emaid, answer);
            if (talk.goesOn() && permit.isAccepted() && !talk.charge().isAuthorized()) {
                talk.connector().admit(new Charge.Driver(emaid, TOKEN_TYPE, null, false));
                talk.charge().join(permit.group());
                begin(talk);
            }
        });
    }

    /** Both the token and its certificates must be good; of what isn't answered the station judges itself, if it may. */
    private Permit permit(String emaid, Answer answer) {
        return switch (answer) {
            case Answer.Result(JsonNode told) -> {
                String certificate = Json.text(told, "certificateStatus");
                boolean good = certificate.isEmpty() || certificate.equals("Accepted");
                Permit permit = Permit.read(told.path("idTokenInfo"));
                station.part(Authorization.KIND).heard(emaid, permit);
                LocalCosts.heard(station, emaid, told);
                yield good ? permit : Permit.UNKNOWN;
            }
            case Answer.Failed _ -> Permit.UNKNOWN;
            case Answer.None _ -> {
                boolean may = station.settings().flag("ContractValidationOffline") && isTrusted(emaid);
                yield may ? station.part(Authorization.KIND).offline(emaid) : Permit.UNKNOWN;
            }
        };
    }

    private boolean isTrusted(String emaid) {
        return station.part(Certificates.KIND)
                .trusts(ROOT_TYPE, Contract.of(station, emaid).root());
    }

    private void begin(Talk talk) {
        if (station.version() != OcppVersion.V16) {
            station.say(tellNeeds(talk));
        }
    }

    private Said tellNeeds(Talk talk) {
        long now = station.stamp();
        ObjectNode payload = Json.object().put("evseId", talk.connector().number());
        payload.set("chargingNeeds", talk.needs().json(now));
        if (station.version() == OcppVersion.V21) {
            payload.put("timestamp", Json.time(now));
        }
        return Said.plain("NotifyEVChargingNeeds", payload);
    }

    /** The vehicle's needs have changed (K17); false where none talks there. */
    boolean renegotiate(int connector) {
        Talk talk = talks.get(connector);
        boolean can = talk != null && talk.goesOn() && talk.charge().isAuthorized();
        if (can) {
            begin(talk);
        }
        return can;
    }

    /** The gateway has given a profile for a transaction: the vehicle that talks there says what it will do (K15, K16). */
    void scheduled(Profile profile) {
        Talk talk = talks.get(profile.connector());
        if (talk == null || !talk.goesOn() || station.version() == OcppVersion.V16) {
            return;
        }
        int seconds = (int)
                (profile.schedule().durationS() > 0 ? profile.schedule().durationS() : ChargingNeeds.STAY_MS / 1000);
        boolean amps = profile.schedule().unit() == Profile.Unit.A;
        ObjectNode plan = talk.needs()
                .planned(station.part(SmartCharging.KIND).schedule(talk.connector(), seconds, amps))
                .put("id", profile.id());
        ObjectNode payload = Json.of("timeBase", Json.time(station.stamp())).put("evseId", profile.connector());
        payload.set("chargingSchedule", plan);
        station.say(Said.plain("NotifyEVChargingSchedule", payload));
    }

    /** Relays the vehicle's wish for a contract certificate (M01), or for a newer one (M02). */
    void ask(boolean update, Consumer<Answer> onAnswer) {
        byte[] exi = SeededKeys.pair(station.seed(), "exi").getPublic().getEncoded();
        ObjectNode payload = Json.of("iso15118SchemaVersion", SCHEMA)
                .put("action", update ? "Update" : "Install")
                .put("exiRequest", Base64.getEncoder().encodeToString(exi));
        say("Get15118EVCertificate", payload, onAnswer);
    }

    /** Asks for the status of the contract's certificates, by OCSP (M06); 2.1 may ask for a chain. */
    void checkStatus(String emaid, Consumer<Answer> onAnswer) {
        ObjectNode data = Contract.of(station, emaid).hash();
        if (station.version() == OcppVersion.V21) {
            ObjectNode request = Json.of("source", "OCSP");
            request.set("certificateHashData", data);
            request.putArray("urls").add(Contract.RESPONDER);
            ObjectNode payload = Json.object();
            payload.set("certificateStatusRequests", Json.list(List.of(request)));
            station.say(Said.plain("GetCertificateChainStatus", payload), onAnswer);
            return;
        }
        ObjectNode payload = Json.object();
        payload.set("ocspRequestData", data.put("responderURL", Contract.RESPONDER));
        say("GetCertificateStatus", payload, onAnswer);
    }

    /**
     * Asks whether a contract may charge, with the hashes of its certificates (C07); where the station knows no root of it, the gateway
     * is to look at the certificates themselves, if it may be asked to.
     */
    void authorize(String emaid, Consumer<Answer> onAnswer) {
        boolean central = station.settings().flag("CentralContractValidationAllowed");
        boolean trusted = isTrusted(emaid);
        if (!trusted && !central) {
            onAnswer.accept(new Answer.None("nobody may look at the contract"));
            return;
        }
        if (!station.isOnline()) {
            onAnswer.accept(new Answer.None("not connected"));
            return;
        }
        Contract contract = Contract.of(station, emaid);
        ObjectNode payload = Json.object();
        if (station.version() == OcppVersion.V16) {
            payload.put("idToken", emaid);
        } else {
            payload.set("idToken", Json.of("idToken", emaid).put("type", TOKEN_TYPE));
        }
        if (!trusted) {
            payload.put("certificate", contract.pem());
        }
        payload.set("iso15118CertificateHashData", contract.hashes());
        say("Authorize", payload, onAnswer);
    }

    /** OCPP 1.6 has these messages as data of another. */
    private void say(String action, ObjectNode payload, Consumer<Answer> onAnswer) {
        if (station.version() != OcppVersion.V16) {
            station.say(Said.plain(action, payload), onAnswer);
            return;
        }
        ObjectNode wrapped =
                Json.of("vendorId", VENDOR).put("messageId", action).put("data", payload.toString());
        station.say(Said.plain("DataTransfer", wrapped), answer -> onAnswer.accept(unwrapped(answer)));
    }

    private static Answer unwrapped(Answer answer) {
        if (!(answer instanceof Answer.Result(JsonNode told))) {
            return answer;
        }
        String status = Json.text(told, "status");
        if (!status.equals("Accepted")) {
            return new Answer.Failed(status, "the gateway doesn't take this data");
        }
        try {
            return new Answer.Result(JSON.readTree(Json.text(told, "data")));
        } catch (JacksonException unreadable) {
            return new Answer.Failed("FormatViolation", "the data of the answer is no JSON");
        }
    }
}

package io.voltgate.ocpp.v16;

import io.voltgate.domain.Authorization;
import io.voltgate.domain.IdToken;
import io.voltgate.domain.NoticeKind;
import io.voltgate.domain.Reply;
import io.voltgate.domain.Request;
import io.voltgate.domain.StationTime;
import io.voltgate.ocpp.StationClock;
import io.voltgate.ocpp.v2.type.IdTokenInfoType;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Plug &amp; Charge of OCPP 1.6: messages of 2.0.1 as the data of DataTransfer (Open Charge Alliance, "Using ISO 15118 Plug &amp; Charge
 * with OCPP 1.6"). Stateless, for any thread. What it can't make out stays the data of a vendor, which nobody loses.
 */
final class PlugAndCharge {
    static final String VENDOR = "org.openchargealliance.iso15118pnc";
    private static final String EXI_REQUEST = "exiRequest";
    private static final JsonMapper JSON = JsonMapper.shared();

    private PlugAndCharge() {}

    /** What the data asks; empty where it is none of the questions that we answer. */
    static Optional<Request> request(String messageId, String data, long receivedAtMs) {
        JsonNode told = tree(data);
        return switch (messageId) {
            case "Authorize" -> text(told, "idToken").map(contract -> new Request.Authorize(IdToken.of(contract)));
            case "Get15118EVCertificate" ->
                text(told, EXI_REQUEST).map(_ -> notice(NoticeKind.EV_CERTIFICATE, told, receivedAtMs));
            case "GetCertificateStatus" ->
                told.path("ocspRequestData").isObject()
                        ? Optional.of(notice(NoticeKind.CERTIFICATE_STATUS, told, receivedAtMs))
                        : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static JsonNode tree(String data) {
        try {
            return JSON.readTree(data);
        } catch (JacksonException none) {
            return JSON.missingNode();
        }
    }

    private static Optional<String> text(JsonNode told, String field) {
        String text = told.path(field).asString("");
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    private static Request notice(NoticeKind kind, JsonNode told, long receivedAtMs) {
        return new Request.Notice(kind, null, null, StationTime.receivedAt(receivedAtMs), told.toString());
    }

    /** The answer as data. */
    static String data(Reply reply) {
        if (reply instanceof Reply.Authorized authorized) {
            return verdict(authorized.authorization());
        }
        if (reply instanceof Reply.Judged judged) {
            return judgement(judged);
        }
        throw new IllegalArgumentException("nothing that Plug & Charge asks has such an answer");
    }

    /** In the words of 2.0.1, which the data is in. */
    private static String verdict(Authorization authorization) {
        ObjectNode info = JSON.createObjectNode().put("status", IdTokenInfoType.word(authorization.status()));
        Long expiresAtMs = authorization.expiresAtMs();
        if (expiresAtMs != null) {
            info.put("cacheExpiryDateTime", StationClock.write(expiresAtMs));
        }
        return JSON.createObjectNode().set("idTokenInfo", info).toString();
    }

    /** A vehicle's wish for a certificate has an answer for the vehicle too, which is empty where there is none. */
    private static String judgement(Reply.Judged judged) {
        ObjectNode answer = JSON.createObjectNode().put("status", judged.status());
        if (tree(judged.notice()).has(EXI_REQUEST)) {
            answer.put("exiResponse", "");
        }
        return answer.toString();
    }
}

package io.voltgate.simulator.station;

import static io.voltgate.simulator.station.OrderTable.V21;

import io.voltgate.ocpp.ErrorCode;
import io.voltgate.ocpp.OcppException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Payment on a web page by a QR code that the station shows (OCPP 2.1 Part 2, C25). Owned by its station. The code changes with time; while
 * somebody pays, the EVSE's code isn't shown.
 */
final class WebPayments {
    static final PartKind<WebPayments> KIND = new PartKind<>(WebPayments.class, WebPayments::new, WebPayments::orders);

    private static final String ALPHABET = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

    private final Station station;
    private final Map<Integer, Long> paidUntilMs = new TreeMap<>();

    private WebPayments(Station station) {
        this.station = station;
    }

    private static void orders(OrderTable<WebPayments> table) {
        table.order(V21, "NotifyWebPaymentStarted", WebPayments::started);
    }

    private ObjectNode started(JsonNode payload) {
        int evse = Payload.requiredNumber(payload, "evseId");
        long seconds = Payload.requiredNumber(payload, "timeout");
        if (station.connector(evse).isEmpty()) {
            throw new OcppException(ErrorCode.PROPERTY_CONSTRAINT_VIOLATION, null, "there is no such EVSE");
        }
        paidUntilMs.put(evse, station.timeline().nowMs() + 1000 * seconds);
        return Json.object();
    }

    /** The address in the QR code of an EVSE now, empty while somebody pays or where there is no secret. */
    String shown(int evse) {
        String secret = station.settings().text("WebPaymentsCtrlr.SharedSecret");
        String template = station.settings().text("WebPaymentsCtrlr.URLTemplate");
        long nowMs = station.clock().stamp();
        if (secret.isEmpty() || template.isEmpty() || paidUntilMs.getOrDefault(evse, 0L) > nowMs) {
            return "";
        }
        int validity = Math.max(1, station.settings().number("WebPaymentsCtrlr.ValidityTime"));
        String code = code(
                secret,
                Math.floorDiv(nowMs / 1000, validity),
                station.settings().number("WebPaymentsCtrlr.Length"));
        return template.replace("{chargingstationid}", station.identity())
                .replace("{evse}", Integer.toString(evse))
                .replace("{totp}", code)
                .replace("{version}", "v1");
    }

    /** The code of a window of time, TOTP version v1. */
    static String code(String secret, long window, int length) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            byte[] hash =
                    mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(window).array());
            int offset = hash[hash.length - 1] & 0x0F;
            StringBuilder code = new StringBuilder();
            for (int i = 0; i < length; i++) {
                int octet = Byte.toUnsignedInt(hash[(offset + i) % hash.length]);
                code.append(ALPHABET.charAt(octet % ALPHABET.length()));
            }
            return code.toString();
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("this JDK has no HMAC with SHA-256", missing);
        }
    }
}

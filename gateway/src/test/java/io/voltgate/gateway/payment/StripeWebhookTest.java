package io.voltgate.gateway.payment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.stripe.net.Webhook;
import io.voltgate.domain.PaymentId;
import io.voltgate.domain.SessionId;
import io.voltgate.domain.StationId;
import io.voltgate.engine.Input;
import io.voltgate.engine.PaymentOutcome;
import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StripeWebhookTest {
    private static final String SECRET = "whsec_test";
    private static final PaymentId PAYMENT = new PaymentId(new UUID(0, 1));
    private static final SessionId SESSION = new SessionId(new UUID(0, 2));
    private final StripeWebhook webhook = new StripeWebhook(SECRET);

    private static String event(String type, String rest) {
        return "{\"id\":\"evt_1\",\"type\":\"" + type + "\",\"data\":{\"object\":{\"id\":\"x_1\"," + rest
                + "\"metadata\":{\"voltgate_station\":\"CS-ä\",\"voltgate_payment\":\"" + PAYMENT
                + "\",\"voltgate_session\":\"" + SESSION + "\",\"voltgate_key\":\"k-1\"}}}}";
    }

    private Optional<Input.PaymentAnswered> read(String body, String signature) throws StripeWebhook.RefusedException {
        return webhook.read(body.getBytes(UTF_8), signature);
    }

    private static String signed(String body) throws GeneralSecurityException {
        return Webhook.Signature.generateSignatureHeader(body, SECRET);
    }

    @ParameterizedTest
    @CsvSource({
        "payment_intent.succeeded,'',x_1",
        "payment_intent.amount_capturable_updated,'',x_1",
        "refund.updated,'\"status\":\"succeeded\",',x_1",
    })
    void shouldTellWhatIsDone(String type, String rest, String externalId) throws Exception {
        String body = event(type, rest);
        Input.PaymentAnswered answer = new Input.PaymentAnswered(
                new StationId("CS-ä"), PAYMENT, SESSION, "k-1", new PaymentOutcome.Done(externalId));
        assertEquals(Optional.of(answer), read(body, signed(body)));
        assertEquals(Optional.of(answer), read(body, signed(body)));
    }

    @Test
    void shouldTellWhyItWasDeclined() throws Exception {
        String body = event(
                "payment_intent.payment_failed",
                "\"last_payment_error\":{\"code\":\"card_declined\",\"decline_code\":\"lost_card\"},");
        assertEquals(
                new PaymentOutcome.Declined("lost_card"),
                read(body, signed(body)).orElseThrow().outcome());
    }

    @Test
    void shouldPassOverWhatIsNotAboutUs() throws Exception {
        String other = "{\"type\":\"payment_intent.succeeded\",\"data\":{\"object\":{\"id\":\"pi_1\"}}}";
        assertEquals(Optional.empty(), read(other, signed(other)));
        String unknown = event("customer.created", "");
        assertEquals(Optional.empty(), read(unknown, signed(unknown)));
        String pending = event("refund.updated", "\"status\":\"pending\",");
        assertEquals(Optional.empty(), read(pending, signed(pending)));
    }

    @Test
    void shouldBelieveNothingThatIsNotSigned() throws Exception {
        String body = event("payment_intent.succeeded", "");
        String signature = signed(body);
        String old = Webhook.Signature.generateSignatureHeader(body, SECRET, 1_000_000);
        refused(body, "");
        refused(body + " ", signature);
        refused(body, old);
        refused(body, Webhook.Signature.generateSignatureHeader(body, "whsec_other"));
        refused("not JSON", signed("not JSON"));
        assertThrows(
                StripeWebhook.RefusedException.class,
                () -> webhook.read(new byte[] {(byte) 0xff, (byte) 0xfe}, signature));
    }

    private void refused(String body, String signature) {
        assertThrows(StripeWebhook.RefusedException.class, () -> read(body, signature));
    }
}

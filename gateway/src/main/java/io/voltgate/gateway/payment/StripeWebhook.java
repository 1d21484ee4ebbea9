package io.voltgate.gateway.payment;

import com.stripe.exception.SignatureVerificationException;
import com.stripe.net.Webhook;
import io.voltgate.domain.PaymentId;
import io.voltgate.domain.SessionId;
import io.voltgate.domain.StationId;
import io.voltgate.engine.Input;
import io.voltgate.engine.PaymentOutcome;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What Stripe tells of its own accord, as answers to our requests. Stateless, for any thread. Nothing is believed whose signature does not fit
 * its exact bytes; the same told twice is the same answer, which the engine takes once.
 */
public final class StripeWebhook {
    /** Older signatures are refused, in seconds. */
    private static final long TOLERANCE_SECONDS = 300;

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private final String secret;

    /** With the signing secret of the endpoint. */
    public StripeWebhook(String secret) {
        this.secret = secret;
    }

    /** It does not come from Stripe, or can't be read. */
    public static final class RefusedException extends Exception {
        private static final long serialVersionUID = 1L;

        RefusedException(String why) {
            super(why, null, false, false);
        }
    }

    /** The answer that a message brings, empty where it brings none. */
    public Optional<Input.PaymentAnswered> read(byte[] body, String signature) throws RefusedException {
        String text = text(body);
        try {
            var _ = Webhook.Signature.verifyHeader(text, signature, secret, TOLERANCE_SECONDS);
        } catch (SignatureVerificationException forged) {
            throw new RefusedException("the signature does not fit");
        }
        try {
            JsonNode event = JSON.readTree(text);
            JsonNode object = event.path("data").path("object");
            return outcome(event.path("type").asString(""), object).flatMap(outcome -> answer(object, outcome));
        } catch (JacksonException notJson) {
            throw new RefusedException("the body is not JSON");
        }
    }

    private static String text(byte[] body) throws RefusedException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException notText) {
            throw new RefusedException("the body is not UTF-8");
        }
    }

    /** What an event means for the request whose key its object bears. */
    private static Optional<PaymentOutcome> outcome(String type, JsonNode object) {
        String id = object.path("id").asString("");
        return switch (type) {
            case "payment_intent.succeeded", "payment_intent.amount_capturable_updated" ->
                Optional.of(new PaymentOutcome.Done(id));
            case "payment_intent.payment_failed" ->
                Optional.of(new PaymentOutcome.Declined(reason(object.path("last_payment_error"))));
            case "refund.created", "refund.updated", "charge.refund.updated" ->
                object.path("status").asString("").equals("succeeded")
                        ? Optional.of(new PaymentOutcome.Done(id))
                        : Optional.empty();
            case "refund.failed" -> Optional.of(new PaymentOutcome.Declined("refund_failed"));
            default -> Optional.empty();
        };
    }

    private static String reason(JsonNode error) {
        String decline = error.path("decline_code").asString("");
        return decline.isEmpty() ? error.path("code").asString("payment_failed") : decline;
    }

    private static Optional<Input.PaymentAnswered> answer(JsonNode object, PaymentOutcome outcome) {
        JsonNode metadata = object.path("metadata");
        String station = metadata.path(StripeBooks.STATION).asString("");
        String key = metadata.path(StripeBooks.KEY).asString("");
        if (station.isEmpty() || station.length() > StationId.MAX_LENGTH || key.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Input.PaymentAnswered(
                    new StationId(station),
                    new PaymentId(
                            UUID.fromString(metadata.path(StripeBooks.PAYMENT).asString(""))),
                    new SessionId(
                            UUID.fromString(metadata.path(StripeBooks.SESSION).asString(""))),
                    key,
                    outcome));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }
}

package io.voltgate.gateway.config;

import io.voltgate.engine.PaymentPolicy;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the operator decides about payments. An immutable value, part of {@link GatewayConfig}; the meaning of each part stands in
 * {@link PaymentKeys}. Its text never shows a secret.
 */
public record PaymentsConfig(
        Provider provider,
        BigDecimal preAuthorization,
        RestatementUp restatementUp,
        List<Duration> retries,
        int reconcileMinutes,
        Stripe stripe) {
    private static final Pattern DELAY = Pattern.compile("([0-9]{1,5})([smhd])");
    private static final int MAX_RETRIES = 20;
    private static final BigDecimal MAX_HOLD = BigDecimal.valueOf(10_000);
    private static final int MICROS = 6;
    private static final int DIGITS = 4;

    public PaymentsConfig {
        retries = List.copyOf(retries);
        if (provider == Provider.STRIPE && stripe.secretKey().isEmpty()) {
            throw new ConfigException("payments.provider: stripe needs payments.stripe.secret-key.");
        }
    }

    /** Who settles payments. */
    public enum Provider {
        LEDGER,
        STRIPE
    }

    /** What becomes of a bill that rises after it was paid. */
    public enum RestatementUp {
        CHARGE,
        WAIVE,
        MANUAL
    }

    /** How Stripe is reached. */
    public record Stripe(URI apiBase, String secretKey, String webhookSecret, int timeoutSeconds) {
        @Override
        public String toString() {
            return "Stripe[apiBase=" + apiBase + ", timeoutSeconds=" + timeoutSeconds + "]";
        }
    }

    /** What the engine goes by. */
    public PaymentPolicy policy() {
        return new PaymentPolicy(
                switch (provider) {
                    case LEDGER -> "ledger";
                    case STRIPE -> "stripe";
                },
                preAuthorization.movePointRight(MICROS).longValueExact(),
                switch (restatementUp) {
                    case CHARGE -> PaymentPolicy.Upwards.CHARGE_MORE;
                    case WAIVE -> PaymentPolicy.Upwards.WAIVE;
                    case MANUAL -> PaymentPolicy.Upwards.MANUAL;
                },
                retries.stream().map(Duration::toMillis).toList());
    }

    static PaymentsConfig of(Settings settings) {
        return new PaymentsConfig(
                settings.get(PaymentKeys.PROVIDER),
                settings.get(PaymentKeys.PRE_AUTHORIZATION),
                settings.get(PaymentKeys.RESTATEMENT_UP),
                settings.get(PaymentKeys.RETRIES),
                settings.get(PaymentKeys.RECONCILE_MINUTES),
                new Stripe(
                        settings.get(PaymentKeys.STRIPE_API_BASE),
                        settings.get(PaymentKeys.STRIPE_SECRET_KEY),
                        settings.get(PaymentKeys.STRIPE_WEBHOOK_SECRET),
                        settings.get(PaymentKeys.STRIPE_TIMEOUT_SECONDS)));
    }

    static BigDecimal amount(String text) {
        if (text.matches("[0-9]{1,5}([.][0-9]{1," + DIGITS + "})?")) {
            BigDecimal amount = new BigDecimal(text);
            if (amount.compareTo(MAX_HOLD) <= 0) {
                return amount;
            }
        }
        throw new IllegalArgumentException("an amount from 0 to " + MAX_HOLD);
    }

    static List<Duration> retries(String text) {
        List<Duration> retries = Arrays.stream(text.strip().split(" +"))
                .filter(part -> !part.isEmpty())
                .map(PaymentsConfig::delay)
                .toList();
        if (retries.size() > MAX_RETRIES) {
            throw new IllegalArgumentException("at most " + MAX_RETRIES + " durations");
        }
        return retries;
    }

    private static Duration delay(String text) {
        Matcher parts = DELAY.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("durations such as 30m, 1h or 3d, with spaces between them");
        }
        long count = Long.parseLong(parts.group(1));
        return switch (parts.group(2)) {
            case "s" -> Duration.ofSeconds(count);
            case "m" -> Duration.ofMinutes(count);
            case "h" -> Duration.ofHours(count);
            default -> Duration.ofDays(count);
        };
    }

    static URI base(String text) {
        try {
            URI base = new URI(text);
            boolean web = "https".equals(base.getScheme()) || "http".equals(base.getScheme());
            if (web
                    && base.getHost() != null
                    && (base.getPath() == null || base.getPath().isEmpty())) {
                return base;
            }
            throw new IllegalArgumentException("such as https://api.stripe.com");
        } catch (URISyntaxException malformed) {
            throw new IllegalArgumentException("such as https://api.stripe.com", malformed);
        }
    }
}

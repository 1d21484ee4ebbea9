package io.voltgate.gateway.payment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The money side of the fake: intents and their refunds. Locked by itself. Each intent is captured once at most, as at Stripe, and each
 * capture, release and refund is counted.
 */
public final class StripeAccount {
    private final Map<String, Intent> intents = new LinkedHashMap<>();
    private final List<Map<String, Object>> refunds = new ArrayList<>();

    /** Refused, in the words of Stripe's errors. */
    static final class Refusal extends RuntimeException {
        private static final long serialVersionUID = 1L;
        final int status;
        final String type;
        final String code;
        final String declineCode;

        Refusal(int status, String type, String code, String declineCode) {
            super(code);
            this.status = status;
            this.type = type;
            this.code = code;
            this.declineCode = declineCode;
        }

        static Refusal state() {
            return new Refusal(400, "invalid_request_error", "payment_intent_unexpected_state", "");
        }
    }

    private static final class Intent {
        final String id;
        final Map<String, String> metadata = new LinkedHashMap<>();
        final String currency;
        final long amount;
        final long created;
        String status = "requires_capture";
        long received;
        long refunded;
        int captures;
        int cancels;

        Intent(String id, Map<String, String> form, long created) {
            this.id = id;
            this.currency = form.getOrDefault("currency", "eur");
            this.amount = Long.parseLong(form.getOrDefault("amount", "0"));
            this.created = created;
        }

        void label(Map<String, String> form) {
            form.forEach((name, value) -> {
                if (name.startsWith("metadata[")) {
                    metadata.put(name.substring("metadata[".length(), name.length() - 1), value);
                }
            });
        }

        void take(long cents) {
            status = "succeeded";
            received = cents;
            captures++;
        }

        Map<String, Object> json() {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("id", id);
            json.put("object", "payment_intent");
            json.put("amount", amount);
            json.put("amount_capturable", status.equals("requires_capture") ? amount : 0);
            json.put("amount_received", received);
            json.put("currency", currency);
            json.put("status", status);
            json.put("created", created);
            json.put("metadata", Map.copyOf(metadata));
            json.put("latest_charge", Map.of("id", "ch" + id, "object", "charge", "amount_refunded", refunded));
            return json;
        }
    }

    /** How often an amount was taken of all intents whose metadata name this payment. */
    public synchronized int captures(String payment) {
        return intents.values().stream()
                .filter(intent -> payment.equals(intent.metadata.get(StripeBooks.PAYMENT)))
                .mapToInt(intent -> intent.captures)
                .sum();
    }

    /** How often it was let go, by the same measure. */
    public synchronized int cancels(String payment) {
        return intents.values().stream()
                .filter(intent -> payment.equals(intent.metadata.get(StripeBooks.PAYMENT)))
                .mapToInt(intent -> intent.cancels)
                .sum();
    }

    /** How many intents were made for it. */
    public synchronized long intents(String payment) {
        return intents.values().stream()
                .filter(intent -> payment.equals(intent.metadata.get(StripeBooks.PAYMENT)))
                .count();
    }

    /** Cents that were taken and not given back. */
    public synchronized long kept(String payment) {
        return intents.values().stream()
                .filter(intent -> payment.equals(intent.metadata.get(StripeBooks.PAYMENT)))
                .mapToLong(intent -> intent.received - intent.refunded)
                .sum();
    }

    /** Cents that are held. */
    public synchronized long held(String payment) {
        return intents.values().stream()
                .filter(intent -> payment.equals(intent.metadata.get(StripeBooks.PAYMENT)))
                .filter(intent -> intent.status.equals("requires_capture"))
                .mapToLong(intent -> intent.amount)
                .sum();
    }

    public synchronized int refundsMade() {
        return refunds.size();
    }

    synchronized Map<String, Object> create(Map<String, String> form) {
        String method = form.getOrDefault("payment_method", "");
        if (method.equals(FakeStripe.DECLINED_CARD)) {
            throw new Refusal(402, "card_error", "card_declined", "insufficient_funds");
        }
        Intent intent = new Intent("pi_" + (intents.size() + 1), form, System.currentTimeMillis() / 1000);
        intent.label(form);
        if (method.equals(FakeStripe.CONFIRMING_CARD)) {
            intent.status = "requires_action";
        } else if (!"manual".equals(form.get("capture_method"))) {
            intent.take(intent.amount);
        }
        intents.put(intent.id, intent);
        return intent.json();
    }

    private Intent find(@Nullable String id) {
        Intent intent = id == null ? null : intents.get(id);
        if (intent == null) {
            throw new Refusal(404, "invalid_request_error", "resource_missing", "");
        }
        return intent;
    }

    synchronized Map<String, Object> get(String id) {
        return find(id).json();
    }

    synchronized Map<String, Object> capture(String id, Map<String, String> form) {
        Intent intent = find(id);
        long cents = Long.parseLong(form.getOrDefault("amount_to_capture", Long.toString(intent.amount)));
        if (!intent.status.equals("requires_capture")) {
            throw Refusal.state();
        }
        if (cents > intent.amount) {
            throw new Refusal(400, "invalid_request_error", "amount_too_large", "");
        }
        intent.take(cents);
        intent.label(form);
        return intent.json();
    }

    synchronized Map<String, Object> cancel(String id) {
        Intent intent = find(id);
        if (intent.status.equals("succeeded") || intent.status.equals("canceled")) {
            throw Refusal.state();
        }
        intent.status = "canceled";
        intent.cancels++;
        return intent.json();
    }

    synchronized Map<String, Object> refund(Map<String, String> form) {
        Intent intent = find(form.get("payment_intent"));
        long cents = Long.parseLong(form.getOrDefault("amount", "0"));
        if (intent.received - intent.refunded < cents) {
            throw new Refusal(400, "invalid_request_error", "charge_already_refunded", "");
        }
        intent.refunded += cents;
        Map<String, Object> refund = new LinkedHashMap<>();
        refund.put("id", "re_" + (refunds.size() + 1));
        refund.put("object", "refund");
        refund.put("amount", cents);
        refund.put("payment_intent", intent.id);
        refund.put("status", "succeeded");
        Map<String, String> metadata = new LinkedHashMap<>();
        form.forEach((name, value) -> {
            if (name.startsWith("metadata[")) {
                metadata.put(name.substring("metadata[".length(), name.length() - 1), value);
            }
        });
        refund.put("metadata", metadata);
        refunds.add(refund);
        return refund;
    }

    synchronized Map<String, Object> refunds(Map<String, String> form) {
        return listed(refunds.stream()
                .filter(refund -> form.get("payment_intent") == null
                        || refund.get("payment_intent").equals(form.get("payment_intent")))
                .toList());
    }

    synchronized Map<String, Object> list(Map<String, String> form) {
        long since = Long.parseLong(form.getOrDefault("created[gte]", "0"));
        List<Map<String, Object>> newestFirst = intents.values().stream()
                .filter(intent -> intent.created >= since)
                .map(Intent::json)
                .toList()
                .reversed();
        int limit = Integer.parseInt(form.getOrDefault("limit", "10"));
        int from = 0;
        for (int i = 0; i < newestFirst.size(); i++) {
            if (newestFirst.get(i).get("id").equals(form.get("starting_after"))) {
                from = i + 1;
            }
        }
        int to = Math.min(newestFirst.size(), from + limit);
        Map<String, Object> page = listed(newestFirst.subList(from, to));
        page.put("has_more", to < newestFirst.size());
        return page;
    }

    private static Map<String, Object> listed(List<Map<String, Object>> data) {
        Map<String, Object> page = new LinkedHashMap<>();
        page.put("object", "list");
        page.put("url", "/v1/list");
        page.put("has_more", false);
        page.put("data", data);
        return page;
    }
}

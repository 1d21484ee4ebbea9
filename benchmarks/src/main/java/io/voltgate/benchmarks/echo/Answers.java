package io.voltgate.benchmarks.echo;

/** What each kind of call is answered with, the same words that the gateway has for it. Stateless. */
final class Answers {
    private static final String BOOTED =
            "{\"status\":\"Accepted\",\"currentTime\":\"2026-03-01T12:00:00.000Z\",\"interval\":300}";
    private static final String ACCEPTED_16 = "{\"idTagInfo\":{\"status\":\"Accepted\"}}";

    private Answers() {}

    /** @param accepts whether the version says idTagInfo, as OCPP 1.6 does */
    static String payload(String action, boolean accepts) {
        return switch (action) {
            case "BootNotification" -> BOOTED;
            case "Heartbeat" -> "{\"currentTime\":\"2026-03-01T12:00:00.000Z\"}";
            case "StartTransaction" -> "{\"transactionId\":4711,\"idTagInfo\":{\"status\":\"Accepted\"}}";
            case "StopTransaction" -> ACCEPTED_16;
            case "Authorize" -> accepts ? ACCEPTED_16 : "{\"idTokenInfo\":{\"status\":\"Accepted\"}}";
            case "TransactionEvent" -> "{\"idTokenInfo\":{\"status\":\"Accepted\"}}";
            default -> "{}";
        };
    }
}

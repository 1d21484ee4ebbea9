package io.voltgate.simulator.station;

/**
 * How long stations wait, in real time however fast they charge. A value.
 *
 * @param answerTimeoutMs for an answer (OCPP 1.6 errata 3.83, OCPP 2.0.1 MessageTimeout)
 * @param attempts of a transaction message before it is given up (OCPP 1.6 TransactionMessageAttempts, 2.0.1 MessageAttempts)
 * @param retryIntervalSeconds after the n-th failed attempt the wait is n times this
 * @param backOffMinMs the first wait before dialling again; it doubles, and a random share of up to half is added
 * @param backOffMaxMs the longest wait before dialling again, without the random share
 */
public record Patience(
        int answerTimeoutMs, int attempts, int retryIntervalSeconds, int backOffMinMs, int backOffMaxMs) {
    public static final Patience STANDARD = new Patience(30_000, 5, 10, 500, 15_000);

    public Patience {
        if (answerTimeoutMs < 1 || attempts < 1 || retryIntervalSeconds < 0 || backOffMinMs < 1) {
            throw new IllegalArgumentException("a patience is positive");
        }
        if (backOffMaxMs < backOffMinMs) {
            throw new IllegalArgumentException("the longest back-off is shorter than the first");
        }
    }
}

package io.voltgate.simulator.station;

import io.voltgate.ocpp.OcppVersion;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/**
 * A file that a station fetches, as often as its order allows. A value. Whoever starts it hears one outcome, unless it is no longer wanted.
 *
 * @param attempts 1 to 11
 * @param waitSeconds between two of them
 */
record Download(String url, int attempts, int waitSeconds) {
    private static final int MOST_RETRIES = 10;
    private static final int USUAL_WAIT_S = 10;
    private static final int DAY_S = 86_400;

    /** With the retries of an order: in OCPP 1.6 they count the first attempt, in 2.x they don't. */
    static Download of(OcppVersion version, String url, JsonNode order) {
        int retries = Math.clamp(Json.number(order, "retries", 0), 0, MOST_RETRIES);
        return new Download(
                url,
                version == OcppVersion.V16 ? Math.max(1, retries) : 1 + retries,
                Math.clamp(Json.number(order, "retryInterval", USUAL_WAIT_S), 0, DAY_S));
    }

    void start(Station station, BooleanSupplier wanted, Consumer<FileTransfers.Outcome> onOutcome) {
        attempt(station, wanted, onOutcome, 1);
    }

    private void attempt(
            Station station, BooleanSupplier wanted, Consumer<FileTransfers.Outcome> onOutcome, int number) {
        station.timeline().transfers().download(url, outcome -> {
            if (!wanted.getAsBoolean()) {
                return;
            }
            if (outcome instanceof FileTransfers.Outcome.Failed && number < attempts) {
                Timeline.Timer _ = station.timeline().after(1000L * waitSeconds, () -> {
                    if (wanted.getAsBoolean()) {
                        attempt(station, wanted, onOutcome, number + 1);
                    }
                });
                return;
            }
            onOutcome.accept(outcome);
        });
    }
}

package io.voltgate.simulator.station;

import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Transfers that are only pretended, for clocks that leap: no byte leaves the process. Belongs to one timeline. What has a scheme that
 * stations speak is done after a few seconds, all else fails.
 */
record PretendedTransfers(Timeline timeline) implements FileTransfers {
    private static final long TAKES_MS = 5_000;

    @Override
    public void upload(String url, String fileName, byte[] content, Consumer<Outcome> onOutcome) {
        end(url, onOutcome);
    }

    @Override
    public void download(String url, Consumer<Outcome> onOutcome) {
        end(url, onOutcome);
    }

    @Override
    public void publish(String name, ByteBuffer content, Consumer<Optional<String>> onUrl) {
        Timeline.Timer _ =
                timeline.after(TAKES_MS, () -> onUrl.accept(Optional.of("http://published.invalid/" + name)));
    }

    @Override
    public void unpublish(String name) {}

    private void end(String url, Consumer<Outcome> onOutcome) {
        boolean spoken = url.toLowerCase(Locale.ROOT).matches("https?://.+");
        Outcome outcome = spoken ? Outcome.Done.EMPTY : new Outcome.Failed("only http and https are spoken");
        Timeline.Timer _ = timeline.after(TAKES_MS, () -> onOutcome.accept(outcome));
    }
}

package io.voltgate.simulator.scenario;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * Where a command finds the gateway's API, for scenarios that enter, order and look at rows. Filled by picocli, read once. Without it there
 * is no backend, and what needs one isn't played.
 */
public final class ApiOptions {
    @Option(
            names = "--api",
            paramLabel = "URL",
            description = {
                "The API of Voltgate, such as http://127.0.0.1:8080, for scenarios that enter, order or look at rows.",
                "Default: none"
            })
    private @Nullable URI api;

    @Option(
            names = "--api-key",
            paramLabel = "TEXT",
            defaultValue = "${env:VOLTGATE_BACKEND_API_KEY}",
            description = "The API's key. Default: $VOLTGATE_BACKEND_API_KEY")
    private @Nullable String key;

    /** The backend, to be closed by who asks; null where none was named. */
    public @Nullable Backend open() {
        return api == null ? null : new Backend(api, key == null ? "" : key);
    }
}

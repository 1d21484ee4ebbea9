package io.voltgate.script;

import io.voltgate.ocpp.OcppVersion;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of a scenario. Immutable values; each knows its line, counted from 1. The facts are what must come of it, null where
 * nothing is said about them, and empty for "nothing".
 */
public sealed interface Step {
    int line();

    /** The facts that must come of this step, no more and no fewer; null where the line doesn't say. */
    @Nullable
    List<Fact> facts();

    /** {@code station CS-1 ocpp2.0.1}: the station that the next lines are about; it connects when first named. */
    record Declare(
            int line,
            String station,
            OcppVersion version,
            @Nullable List<Fact> facts) implements Step {}

    /** {@code > Action args < answer => facts}: the station calls. The raw payload is JSON, null where args say it. */
    record Call(
            int line,
            String station,
            String action,
            Args args,
            @Nullable String rawPayload,
            Expectation expected,
            @Nullable List<Fact> facts)
            implements Step {}

    /** {@code >> text < answer => facts}: the station sends this text, whatever it is. */
    record Raw(
            int line,
            String station,
            String text,
            Expectation expected,
            @Nullable List<Fact> facts) implements Step {}

    /** {@code ! StartSession token=T1 connector=1 => facts}: the backend orders something of the station. */
    record Order(
            int line,
            String station,
            String command,
            Args args,
            @Nullable List<Fact> facts) implements Step {}

    /** {@code < Action args > Accepted => facts}: the station is called, and answers with a status or fields. */
    record Receive(
            int line,
            String station,
            String action,
            Args args,
            Args answer,
            @Nullable List<Fact> facts) implements Step {}

    /** {@code disconnect}: the station's connection ends. */
    record Disconnect(int line, String station, @Nullable List<Fact> facts) implements Step {}

    /** {@code reconnect}: the station connects again. */
    record Reconnect(int line, String station, @Nullable List<Fact> facts) implements Step {}

    /** {@code after 301s}: time passes (ms, s, m, h, d). */
    record After(int line, long ms, @Nullable List<Fact> facts) implements Step {}

    /** {@code crash}: the gateway loses all that wasn't durable, and recovers. Connections are gone. */
    record Crash(int line, @Nullable List<Fact> facts) implements Step {}

    /** {@code restart}: the gateway stops in order and starts again. Connections are gone. */
    record Restart(int line, @Nullable List<Fact> facts) implements Step {}
}

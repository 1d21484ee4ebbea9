package io.voltgate.gateway.runtime;

import io.voltgate.gateway.backend.Condition;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Whether the gateway is alive and ready, with reasons. Asked from any thread. Dead means that only a restart helps; not ready means
 * that it can't take stations or orders now.
 */
public final class Health implements Condition {
    private final List<Supplier<Optional<String>>> vital = new CopyOnWriteArrayList<>();
    private final List<Supplier<Optional<String>>> needed = new CopyOnWriteArrayList<>();

    /** Adds a check without which the gateway is dead; it gives the problem, if there is one. */
    public void vital(Supplier<Optional<String>> problem) {
        vital.add(problem);
    }

    /** Adds a check without which the gateway is not ready. */
    public void needed(Supplier<Optional<String>> problem) {
        needed.add(problem);
    }

    /** Why only a restart helps; empty while the gateway lives. */
    @Override
    public List<String> deadBecause() {
        return problems(vital);
    }

    /** Why stations or orders can't be taken now; empty when the gateway is ready. */
    @Override
    public List<String> unreadyBecause() {
        return Stream.concat(problems(vital).stream(), problems(needed).stream())
                .toList();
    }

    private static List<String> problems(List<Supplier<Optional<String>>> checks) {
        return checks.stream().map(Supplier::get).flatMap(Optional::stream).toList();
    }
}

package io.voltgate.gateway.runtime;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/**
 * Whether the gateway is alive and ready, with reasons. Asked from any thread. Dead means that only a restart helps; not ready means
 * that it can't take stations or orders now.
 */
public final class Health {
    private final List<Supplier<Optional<String>>> vital = new CopyOnWriteArrayList<>();
    private final List<Supplier<Optional<String>>> needed = new CopyOnWriteArrayList<>();

    /** What was found; without problems all is well. */
    public record Status(List<String> problems) {
        public boolean ok() {
            return problems.isEmpty();
        }
    }

    /** Adds a check without which the gateway is dead; it gives the problem, if there is one. */
    public void vital(Supplier<Optional<String>> problem) {
        vital.add(problem);
    }

    /** Adds a check without which the gateway is not ready. */
    public void needed(Supplier<Optional<String>> problem) {
        needed.add(problem);
    }

    public Status live() {
        return new Status(problems(vital));
    }

    public Status ready() {
        List<Supplier<Optional<String>>> all = new CopyOnWriteArrayList<>(vital);
        all.addAll(needed);
        return new Status(problems(all));
    }

    private static List<String> problems(List<Supplier<Optional<String>>> checks) {
        return checks.stream().map(Supplier::get).flatMap(Optional::stream).toList();
    }
}

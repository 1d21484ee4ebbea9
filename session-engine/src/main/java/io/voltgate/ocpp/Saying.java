package io.voltgate.ocpp;

import io.voltgate.domain.Command;
import java.util.function.BiFunction;

/**
 * How a version says a command: the message and its content. Immutable; it stands in the file of the message. Which message it
 * is may depend on the command; what the version can't say is refused by a {@link Check.Violation}.
 *
 * @param say makes the message; the second argument is the order's number, for remoteStartId and requestId
 */
public record Saying<C extends Command>(Class<C> command, BiFunction<C, Integer, Action.Said<?>> say) {
    /** A command that is always said by the same message. */
    public static <C extends Command, Q extends Wire> Saying<C> of(
            Class<C> command, Action.ToStation<Q, ?> action, BiFunction<C, Integer, Q> write) {
        return new Saying<>(command, (wanted, number) -> action.saying(write.apply(wanted, number)));
    }

    Action.Said<?> of(Command wanted, int number) {
        return say.apply(command.cast(wanted), number);
    }
}

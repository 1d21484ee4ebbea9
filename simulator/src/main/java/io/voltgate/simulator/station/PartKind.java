package io.voltgate.simulator.station;

import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A functional block of the standard, as a kind of part that stations have. A value, shared by all stations. The part itself holds what
 * one station remembers of the block, and is begun when the station first needs it.
 *
 * <p>To add a block: write a class with its state, a constant {@code KIND} and a static method that enters its orders into the
 * {@link OrderTable}, and name the constant in {@link Parts}.
 *
 * @param orders enters what the block obeys and sends when triggered, per version
 */
record PartKind<P>(Class<P> type, Function<Station, P> begin, Consumer<OrderTable<P>> orders) {}

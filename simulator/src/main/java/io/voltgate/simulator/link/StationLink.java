package io.voltgate.simulator.link;

/**
 * One connection of a station to the gateway, from dialling to its end. Made by a {@link Dialer} for each attempt; whoever dials
 * owns it. After {@code closed} was told, nothing more is told.
 */
public interface StationLink {
    /** Sends a text frame; without effect where the connection is gone, which {@code closed} tells. */
    void send(String text);

    /** Ends the connection in order. Without effect on a closed one. */
    void close();

    /** Ends the connection without a word, as when the line breaks. Where a link can't do that, it ends in order. */
    default void cut() {
        close();
    }

    /**
     * Stops reading what the gateway sends, so that it piles up on the way, or reads on; also pings stay unanswered. False where a
     * link can't do that, and nothing was done.
     */
    default boolean hold(boolean on) {
        return false;
    }

    /**
     * Sends a ping, and runs the task on a thread of the link once its pong has come; a newer ping takes the place of one that is not
     * answered. False where a link can't do that, and nothing was done.
     */
    default boolean ping(Runnable onPong) {
        return false;
    }

    /** What happens on the connection; told on threads of the link. */
    interface Listener {
        void opened();

        void received(String text);

        /** The connection ended, or was never made; the reason is for people. */
        void closed(String reason);
    }

    /** Makes connections for one station. */
    interface Dialer {
        /** Starts to connect; the listener hears the outcome. */
        StationLink dial(Listener listener);
    }
}

package io.voltgate.simulator.link;

/**
 * Sees what passes over a station's connections, and changes nothing of it. Told on the threads that send and receive, so it must be
 * quick and may be told from two threads at once. A frame is told before it is handed on, so that whoever hears it can be sure
 * that the tap has.
 */
@FunctionalInterface
public interface FrameTap {
    /** Which way a frame goes. */
    enum Direction {
        TO_SERVER,
        FROM_SERVER
    }

    void frame(Direction direction, String text);

    /** A new connection stands; frames from here on are its. */
    default void opened() {}

    /** The connection ended, or was never made; the reason is for people. */
    default void closed(String reason) {}

    /** A dialer whose connections this tap sees. */
    static StationLink.Dialer tapped(StationLink.Dialer dialer, FrameTap tap) {
        return listener -> {
            StationLink link = dialer.dial(new StationLink.Listener() {
                @Override
                public void opened() {
                    tap.opened();
                    listener.opened();
                }

                @Override
                public void received(String text) {
                    tap.frame(Direction.FROM_SERVER, text);
                    listener.received(text);
                }

                @Override
                public void closed(String reason) {
                    tap.closed(reason);
                    listener.closed(reason);
                }
            });
            return new Tapped(link, tap);
        };
    }

    /** A link whose frames a tap sees. */
    record Tapped(StationLink link, FrameTap tap) implements StationLink {
        @Override
        public void send(String text) {
            tap.frame(Direction.TO_SERVER, text);
            link.send(text);
        }

        @Override
        public boolean ping(Runnable onPong) {
            return link.ping(onPong);
        }

        @Override
        public void close() {
            link.close();
        }

        @Override
        public void cut() {
            link.cut();
        }

        @Override
        public boolean hold(boolean on) {
            return link.hold(on);
        }
    }
}

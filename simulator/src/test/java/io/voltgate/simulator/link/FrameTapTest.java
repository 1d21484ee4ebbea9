package io.voltgate.simulator.link;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FrameTapTest {
    private final List<String> order = new ArrayList<>();

    private final FrameTap tap = new FrameTap() {
        @Override
        public void frame(Direction direction, String text) {
            order.add("tap " + direction + " " + text);
        }

        @Override
        public void opened() {
            order.add("tap opened");
        }

        @Override
        public void closed(String reason) {
            order.add("tap closed " + reason);
        }
    };

    private final StationLink.Listener listener = new StationLink.Listener() {
        @Override
        public void opened() {
            order.add("opened");
        }

        @Override
        public void received(String text) {
            order.add("received " + text);
        }

        @Override
        public void closed(String reason) {
            order.add("closed " + reason);
        }
    };

    /** A server that greets, echoes and says why it ends. */
    private StationLink echo(StationLink.Listener heard) {
        heard.opened();
        return new StationLink() {
            @Override
            public void send(String text) {
                order.add("sent " + text);
                heard.received(text);
            }

            @Override
            public void close() {
                heard.closed("asked");
            }
        };
    }

    @Test
    void shouldSeeBothDirectionsBeforeTheyAreHandedOn() {
        StationLink link = FrameTap.tapped(this::echo, tap).dial(listener);
        link.send("[]");
        link.close();
        assertEquals(
                List.of(
                        "tap opened",
                        "opened",
                        "tap TO_SERVER []",
                        "sent []",
                        "tap FROM_SERVER []",
                        "received []",
                        "tap closed asked",
                        "closed asked"),
                order);
    }
}

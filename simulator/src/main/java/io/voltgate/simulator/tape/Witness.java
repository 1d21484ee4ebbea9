package io.voltgate.simulator.tape;

import io.voltgate.simulator.link.FrameTap;

/** Who is told what passes through a recorder. Told on the threads of the connections. */
public interface Witness {
    /** A station is connected; what it says and hears from here on is told to the tap that this gives. */
    FrameTap connected(String identity, String subprotocol);

    /** A handshake that the server refused, or a connection that couldn't be made; in a sentence. */
    void trouble(String sentence);
}

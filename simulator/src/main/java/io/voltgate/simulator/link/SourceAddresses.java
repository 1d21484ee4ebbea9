package io.voltgate.simulator.link;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The loop-back addresses that connections come from, by turns: one address has some 28,000 ports for one server. Shared by the loops of
 * a fleet. Only a server on the loop-back (IPv4) sees them; to any other the system's choice stays.
 */
public final class SourceAddresses {
    /** Fewer than the ports of an address, since those of connections closed a minute ago are still taken. */
    static final int CONNECTIONS_EACH = 10_000;

    private static final int MOST = 250;

    private final int count;
    private final AtomicInteger turn = new AtomicInteger();

    private SourceAddresses(int count) {
        this.count = count;
    }

    /** Enough addresses for that many connections at a time. */
    public static SourceAddresses forConnections(int connections) {
        return new SourceAddresses(Math.clamp(1 + (connections - 1L) / CONNECTIONS_EACH, 1, MOST));
    }

    /** Where to bind before connecting to this address; null where the system shall choose. */
    @Nullable
    InetSocketAddress next(InetAddress server) throws UnknownHostException {
        byte[] address = server.getAddress();
        if (count == 1 || address.length != 4 || !server.isLoopbackAddress()) {
            return null;
        }
        int last = 1 + Math.floorMod(turn.getAndIncrement(), count);
        return new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) last}), 0);
    }
}

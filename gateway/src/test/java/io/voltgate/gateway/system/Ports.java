package io.voltgate.gateway.system;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports for a gateway that is killed and comes back on the same ones. A value. They lie below those that the system gives to clients: a
 * station that dials a closed port among those may be connected to itself.
 */
record Ports(int station, int backend, int database) {
    private static final int LOWEST = 12_000;
    private static final int HIGHEST = 32_000;

    static Ports pick() {
        int station = free();
        int backend = other(station, station);
        return new Ports(station, backend, other(station, backend));
    }

    private static int other(int first, int second) {
        int port = free();
        while (port == first || port == second) {
            port = free();
        }
        return port;
    }

    private static int free() {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
            if (isFree(port)) {
                return port;
            }
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket probe = new ServerSocket(port)) {
            return probe.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}

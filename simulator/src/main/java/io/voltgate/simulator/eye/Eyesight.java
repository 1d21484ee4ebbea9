package io.voltgate.simulator.eye;

import java.util.function.LongSupplier;

/**
 * What the eye knows of the station that it sits in. Given once.
 *
 * @param places how many connectors (1.6) or EVSEs (2.x) the station has, 0 where only its reports tell
 * @param nowMs the time, milliseconds since 1970
 */
public record Eyesight(int places, LongSupplier nowMs) {
    /** Of a station of which nothing is known but the wall clock. */
    public static final Eyesight PLAIN = new Eyesight(0, System::currentTimeMillis);
}

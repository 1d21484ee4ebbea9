package io.voltgate.simulator.scenario;

import io.voltgate.simulator.eye.Finding;

/**
 * What the strict eye in a station of a scenario found. An immutable value. Its frame is the transcript's entry at its place.
 *
 * @param place in the transcript, -1 where it is about no entry
 */
public record Breach(String station, int place, Finding finding) {
    @Override
    public String toString() {
        return station + ": " + finding;
    }
}

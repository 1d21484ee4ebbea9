package io.voltgate.simulator.fleet;

import io.voltgate.simulator.link.FrameTap;

/**
 * Measures how long one station waits for the answer to its call, from the frame's sending to the answer's receipt. Written by the
 * threads of its link; a station has one call open at a time. Answers to anything else are not measured.
 */
final class Stopwatch implements FrameTap {
    private final Latencies latencies;
    private volatile String asked = "";
    private volatile long sinceNs;

    Stopwatch(Latencies latencies) {
        this.latencies = latencies;
    }

    @Override
    public void frame(Direction direction, String text) {
        switch (direction) {
            case TO_SERVER -> {
                if (text.startsWith("[2,")) {
                    sinceNs = System.nanoTime();
                    asked = text;
                }
            }
            case FROM_SERVER -> answered(text);
        }
    }

    /** Frames are compared as texts, from the message id on, which costs less than to read them. */
    private void answered(String text) {
        String call = asked;
        int from = call.indexOf('"');
        int to = call.indexOf('"', from + 1) + 1;
        int its = text.indexOf('"');
        if (from > 0
                && to > 0
                && its > 0
                && !text.startsWith("[2,")
                && text.startsWith(call.substring(from, to), its)) {
            asked = "";
            int action = call.indexOf('"', to) + 1;
            latencies.record(call.substring(action, call.indexOf('"', action)), (System.nanoTime() - sinceNs) / 1000);
        }
    }
}

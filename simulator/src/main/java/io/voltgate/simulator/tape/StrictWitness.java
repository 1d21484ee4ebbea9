package io.voltgate.simulator.tape;

import io.voltgate.ocpp.OcppVersion;
import io.voltgate.simulator.eye.Eyesight;
import io.voltgate.simulator.eye.Finding;
import io.voltgate.simulator.eye.StrictEye;
import io.voltgate.simulator.link.FrameTap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** A witness with a strict eye for each station, which sees all of its connections. Told on the threads of the connections. */
final class StrictWitness implements Witness {
    private final Witness witness;
    private final Consumer<String> told;
    private final Map<String, StrictEye> eyes = new ConcurrentHashMap<>();
    private final AtomicInteger found = new AtomicInteger();

    StrictWitness(Witness witness, Consumer<String> told) {
        this.witness = witness;
        this.told = told;
    }

    /** How many breaches were told of so far. */
    int found() {
        return found.get();
    }

    @Override
    public FrameTap connected(String identity, String subprotocol) {
        FrameTap tap = witness.connected(identity, subprotocol);
        OcppVersion version = OcppVersion.of(subprotocol).orElse(OcppVersion.V16);
        StrictEye eye = eyes.computeIfAbsent(identity + " " + version, _ -> new StrictEye(version, Eyesight.PLAIN));
        return new FrameTap() {
            private int known = eye.findings().size();

            @Override
            public synchronized void frame(Direction direction, String text) {
                tap.frame(direction, text);
                eye.frame(direction, text);
                tell();
            }

            @Override
            public synchronized void closed(String reason) {
                tap.closed(reason);
                eye.closed(reason);
                tell();
            }

            private void tell() {
                List<Finding> all = eye.findings();
                for (Finding finding : all.subList(Math.min(known, all.size()), all.size())) {
                    found.incrementAndGet();
                    told.accept("strict: " + identity + ": " + finding);
                }
                known = all.size();
            }
        };
    }

    @Override
    public void trouble(String sentence) {
        witness.trouble(sentence);
    }
}

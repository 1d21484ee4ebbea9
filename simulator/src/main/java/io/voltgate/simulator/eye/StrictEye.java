package io.voltgate.simulator.eye;

import io.voltgate.ocpp.Frame;
import io.voltgate.ocpp.FrameCodec;
import io.voltgate.ocpp.OcppException;
import io.voltgate.ocpp.OcppVersion;
import io.voltgate.simulator.link.FrameTap;
import io.voltgate.simulator.link.StationLink;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Watches all that a server sends to one station, over all its connections, and finds what no server should send. Told and asked on
 * any threads, one at a time by its own lock. It keeps the first findings and counts the others; what it sees it never changes.
 */
public final class StrictEye implements FrameTap {
    private static final int MOST_FINDINGS = 200;
    private static final int MOST_TEXT = 1000;
    private static final Pattern CODE = Pattern.compile("\\bcode (\\d{1,9})");
    private static final String REFUSED_HANDSHAKE = "refuses handshake";

    private final OcppVersion version;
    private final Eyesight sight;
    private final FrameReader frames;
    private final PayloadReader payloads;
    private final Lanes lanes;
    private final List<Look> looks;
    private final List<Finding> findings = new ArrayList<>();
    private final Map<Rule, Integer> counts = new EnumMap<>(Rule.class);
    private Connection newest = new Connection(true);

    public StrictEye(OcppVersion version, Eyesight sight) {
        this.version = version;
        this.sight = sight;
        this.frames = new FrameReader(version);
        this.payloads = PayloadReader.of(version);
        this.lanes = new Lanes(sight.nowMs());
        this.looks = List.of(
                new TimeLook(version, sight.nowMs()),
                new BootLook(version),
                version == OcppVersion.V16 ? new TransactionLook16() : new TransactionLook2x(),
                new RefusalLook(payloads),
                new TokenLook(sight.nowMs()),
                new ListLook(),
                new PlaceLook(version, sight.places()),
                new ReservationLook(sight.nowMs()),
                new NumberLook(),
                new ProfileLook(version));
    }

    /** The findings so far, in their order; the first 200 of them. */
    public synchronized List<Finding> findings() {
        return List.copyOf(findings);
    }

    /** How often each rule was broken so far; without those that weren't. */
    public synchronized Map<Rule, Integer> counts() {
        return counts.isEmpty() ? Map.of() : new EnumMap<>(counts);
    }

    /** A new connection of the station, which is told to what this gives. Of those before it nothing is looked at any more. */
    public synchronized FrameTap connection() {
        if (!newest.over) {
            newest.closed("");
        }
        newest = new Connection(false);
        return newest;
    }

    /** A dialer whose connections this eye sees, one after another. */
    public StationLink.Dialer watched(StationLink.Dialer dialer) {
        return listener -> FrameTap.tapped(dialer, connection()).dial(listener);
    }

    /** One connection of the station. */
    private final class Connection implements FrameTap {
        private boolean over;

        Connection(boolean over) {
            this.over = over;
        }

        @Override
        public void frame(Direction direction, String text) {
            synchronized (StrictEye.this) {
                if (!over) {
                    StrictEye.this.frame(direction, text);
                }
            }
        }

        @Override
        public void closed(String reason) {
            synchronized (StrictEye.this) {
                if (!over) {
                    over = true;
                    StrictEye.this.closed(reason);
                }
            }
        }
    }

    @Override
    public synchronized void frame(Direction direction, String text) {
        switch (direction) {
            case TO_SERVER -> fromStation(text);
            case FROM_SERVER -> fromServer(text, (rule, why) -> found(rule, text, why));
        }
    }

    @Override
    public synchronized void closed(String reason) {
        Notes notes = (rule, why) -> found(rule, "", why);
        lanes.closed(notes);
        notes.breachIf(reason.contains(REFUSED_HANDSHAKE), Rule.SUBPROTOCOL, reason);
        Matcher code = CODE.matcher(reason);
        if (code.find() && !reason.contains(REFUSED_HANDSHAKE)) {
            int number = Integer.parseInt(code.group(1));
            notes.breachIf(!mayClose(number), Rule.CLOSE_CODE, reason);
        }
    }

    /** 1005, 1006 and 1015 are what libraries say where no code was sent. */
    private static boolean mayClose(int code) {
        return (code >= 1000 && code <= 1015 && code != 1004) || (code >= 3000 && code <= 4999) || code == 0;
    }

    private void found(Rule rule, String frame, String why) {
        counts.merge(rule, 1, Integer::sum);
        if (findings.size() < MOST_FINDINGS) {
            findings.add(new Finding(rule, sight.nowMs().getAsLong(), Masked.of(frame, MOST_TEXT), why));
        }
    }

    private void fromStation(String text) {
        Frame frame;
        try {
            frame = FrameCodec.decode(version, text);
        } catch (OcppException odd) {
            lanes.mangled(text);
            return;
        }
        switch (frame) {
            case Frame.Call(String id, String action, String payload) -> {
                Exchange call = exchange(id, action, payload);
                lanes.said(call, (rule, why) -> found(rule, text, why));
                looks.forEach(look -> look.said(call));
            }
            case Frame.CallResult(String id, String payload) -> {
                JsonNode answer = FrameReader.payload(payload);
                lanes.obeyed(id).ifPresent(call -> looks.forEach(look -> look.obeyed(call, answer)));
            }
            case Frame.CallError error -> {
                var _ = lanes.obeyed(error.id());
            }
            case Frame.CallResultError _, Frame.Send _ -> {}
        }
    }

    private void fromServer(String text, Notes notes) {
        switch (frames.read(text, notes).orElse(null)) {
            case Frame.Call(String id, String action, String payload) -> {
                Exchange call = exchange(id, action, payload);
                lanes.called(call, notes);
                payloads.checkCall(call, notes);
                looks.forEach(look -> look.called(call, notes));
            }
            case Frame.CallResult(String id, String payload) -> {
                JsonNode answer = FrameReader.payload(payload);
                lanes.answered(id, notes).ifPresent(call -> {
                    payloads.checkAnswer(call, answer, notes);
                    looks.forEach(look -> look.answered(call, answer, notes));
                });
            }
            case Frame.CallError error ->
                lanes.answered(error.id(), notes)
                        .ifPresent(call -> looks.forEach(look -> look.refused(call, error, notes)));
            case Frame.CallResultError error -> lanes.unusable(error.id(), notes);
            case Frame.Send send ->
                notes.breach(Rule.ACTION_UNKNOWN, send.action() + " is not for servers to send unanswered");
            case null -> {}
        }
    }

    private Exchange exchange(String id, String action, String payload) {
        return new Exchange(
                id, action, FrameReader.payload(payload), sight.nowMs().getAsLong());
    }
}

package io.voltgate.simulator.eye;

import io.voltgate.ocpp.OcppVersion;
import io.voltgate.simulator.link.FrameTap.Direction;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What passes between a station and a server, told line by line: "> " the station says, "< " the server, "+31s" time passes, "x " the
 * connection ends for that reason. JSON is written with single quotes; NOW is the time, as servers write it.
 */
record Story(Rule breach, OcppVersion version, List<String> lines) {
    static final long START_MS = 1_780_000_000_000L;
    private static final int PLACES = 2;

    static Story of(Rule breach, OcppVersion version, String... lines) {
        return new Story(breach, version, List.of(lines));
    }

    /** The eye after the story. */
    StrictEye shown() {
        AtomicLong now = new AtomicLong(START_MS);
        StrictEye eye = new StrictEye(version, new Eyesight(PLACES, now::get));
        for (String line : lines) {
            String text = line.substring(1).strip().replace('\'', '"');
            switch (line.charAt(0)) {
                case '>' -> eye.frame(Direction.TO_SERVER, text);
                case '<' -> eye.frame(Direction.FROM_SERVER, text);
                case 'x' -> eye.closed(text);
                case '+' -> now.addAndGet(Duration.parse("PT" + text).toMillis());
                default -> throw new IllegalArgumentException(line);
            }
        }
        return eye;
    }

    @Override
    public String toString() {
        return version + " " + breach.id() + " " + lines;
    }
}

package io.voltgate.simulator.fault;

import io.voltgate.simulator.link.FrameTap.Direction;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Something that goes wrong at certain frames, read from words such as "cut out StopTransaction after 5%". An immutable value.
 *
 * @param direction of the frames that it strikes
 * @param action of those frames, or of the calls that they answer; "any" for all
 * @param after whether the frame still passes before it goes wrong
 * @param perHundredThousand the share of those frames; {@link #ONCE} is the first one of each station
 * @param millis how long it lasts, where it does
 */
public record Fault(
        Kind kind,
        Direction direction,
        String action,
        boolean after,
        int perHundredThousand,
        long millis,
        String text) {
    public static final int ONCE = -1;
    static final int ALL = 100_000;

    /** What goes wrong. Of the line unless it says otherwise. */
    public enum Kind {
        /** The connection breaks. */
        CUT(0),
        /** Nothing passes for a while, either way; then all of it, in order. */
        STALL(20_000),
        /** Nothing passes any more, and neither side is told. */
        HALF_OPEN(0),
        /** The frame comes later, and others overtake it. */
        DELAY(2_000),
        /** The frame passes twice. */
        DUPLICATE(0),
        /** The frame passes after the next one of its direction. */
        REORDER(0),
        /** The frame is lost, though the connection stands. */
        DROP(0),
        /** Only the first part of the text passes. */
        TRUNCATE(0),
        /** A number passes as text, or text as a number. */
        WRONG_TYPE(0),
        /** The station reads nothing for a while, so that what it is sent piles up on the way. */
        SLOW_READER(10_000),
        /** The station: power fails and returns; it boots, and goes on with what it had. */
        REBOOT(0),
        /** The station: power fails, and the transaction messages that wait are gone. */
        LOST_QUEUE(0),
        /** The station: its clock goes wrong by that much until the next boot. */
        CLOCK_SKEW(300_000);

        private final long usualMs;

        Kind(long usualMs) {
            this.usualMs = usualMs;
        }

        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static Optional<Kind> of(String word) {
            return Arrays.stream(values())
                    .filter(kind -> kind.word().equals(word))
                    .findFirst();
        }
    }

    private static final Pattern SHARE = Pattern.compile("(\\d{1,3}(?:\\.\\d{1,3})?)%");
    private static final Pattern DURATION = Pattern.compile("(-?\\d{1,6})(ms|s|m)");
    private static final Pattern ACTION = Pattern.compile("[A-Z][A-Za-z0-9]{1,49}");

    /** Reads a kind, then in any order in|out, before|after, an action or any, a share or once, and a duration. */
    public static Fault parse(String text) {
        List<String> words = List.of(text.strip().split("\\s+", -1));
        Kind kind = Kind.of(words.getFirst()).orElseThrow(() -> wrong(text, "no fault is called " + words.getFirst()));
        Fault fault = new Fault(kind, Direction.TO_SERVER, "any", false, 0, kind.usualMs, text.strip());
        for (String word : words.subList(1, words.size())) {
            fault = fault.with(word);
        }
        if (fault.perHundredThousand == 0) {
            throw wrong(text, "it has no share, such as 5% or once");
        }
        return fault;
    }

    private static IllegalArgumentException wrong(String text, String why) {
        return new IllegalArgumentException("--fault \"" + text + "\": " + why
                + "; it is a kind, in|out, before|after, an action or any, a share such as 5% or once, and a"
                + " duration such as 20s");
    }

    private Fault with(String word) {
        Matcher share = SHARE.matcher(word);
        Matcher duration = DURATION.matcher(word);
        if (share.matches()) {
            int shares = new BigDecimal(share.group(1)).movePointRight(3).intValueExact();
            if (shares > ALL) {
                throw wrong(text, "more than all");
            }
            return new Fault(kind, direction, action, after, shares, millis, text);
        }
        if (duration.matches()) {
            long unit = switch (duration.group(2)) {
                case "ms" -> 1;
                case "s" -> 1_000;
                default -> 60_000;
            };
            long wanted = Long.parseLong(duration.group(1)) * unit;
            if (kind.usualMs == 0 || (wanted < 0 && kind != Kind.CLOCK_SKEW)) {
                throw wrong(text, kind.word() + " does not last " + word);
            }
            return new Fault(kind, direction, action, after, perHundredThousand, wanted, text);
        }
        return switch (word) {
            case "in" -> new Fault(kind, Direction.FROM_SERVER, action, after, perHundredThousand, millis, text);
            case "out" -> new Fault(kind, Direction.TO_SERVER, action, after, perHundredThousand, millis, text);
            case "before" -> new Fault(kind, direction, action, false, perHundredThousand, millis, text);
            case "after" -> new Fault(kind, direction, action, true, perHundredThousand, millis, text);
            case "once" -> new Fault(kind, direction, action, after, ONCE, millis, text);
            case "any" -> new Fault(kind, direction, "any", after, perHundredThousand, millis, text);
            default -> {
                if (!ACTION.matcher(word).matches()) {
                    throw wrong(text, "what is " + word + "?");
                }
                yield new Fault(kind, direction, word, after, perHundredThousand, millis, text);
            }
        };
    }

    boolean strikesAt(Direction way, String ofAction) {
        return way == direction && (action.equals("any") || action.equals(ofAction));
    }
}

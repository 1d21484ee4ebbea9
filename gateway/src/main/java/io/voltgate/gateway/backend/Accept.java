package io.voltgate.gateway.backend;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What media types a client takes, and how gladly (RFC 9110, 12.5.1). A value. What can't be read of it counts for nothing. */
record Accept(List<Range> ranges) {
    private static final int BEST = 1000;

    /** A media type, or a group of them, and its quality in thousandths. */
    record Range(String media, int quality) {
        /** The more it says, the more it counts. */
        int precision() {
            return media.equals("*/*") ? 1 : media.endsWith("/*") ? 2 : 3;
        }

        boolean covers(String type) {
            return media.equals("*/*")
                    || media.equals(type)
                    || (media.endsWith("/*") && type.startsWith(media.substring(0, media.length() - 1)));
        }
    }

    static Accept parse(String header) {
        List<Range> ranges = new ArrayList<>();
        for (String part : header.split(",", -1)) {
            String[] words = part.split(";", -1);
            ranges.add(new Range(words[0].strip().toLowerCase(Locale.ROOT), quality(words)));
        }
        return new Accept(List.copyOf(ranges));
    }

    private static int quality(String[] words) {
        for (int i = 1; i < words.length; i++) {
            String parameter = words[i].strip().toLowerCase(Locale.ROOT);
            if (parameter.matches("q=0(\\.\\d{0,3})?")) {
                String thousandths = (parameter.substring(2).replace(".", "") + "000").substring(1, 4);
                return Integer.parseInt(thousandths);
            }
        }
        return BEST;
    }

    /** Whether the client would rather have the one than the other. */
    boolean prefers(String one, String other) {
        return quality(one) > quality(other);
    }

    private int quality(String type) {
        Range best = new Range("", 0);
        for (Range range : ranges) {
            if (range.covers(type) && (best.media().isEmpty() || range.precision() > best.precision())) {
                best = range;
            }
        }
        return best.quality();
    }
}

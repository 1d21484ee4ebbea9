package io.voltgate.gateway.backend;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a fact on the stream: shard:sequence:index. A value. It is the same for ever, and each fact comes after
 * the one with the next smaller name.
 */
record StreamPosition(int shard, long sequence, int index) {
    private static final Pattern FORM = Pattern.compile("(\\d{1,3}):(\\d{1,18}):(\\d{1,9})");

    static StreamPosition parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw ProblemException.malformed("Last-Event-ID", "a position is shard:sequence:index, such as 0:17:0");
        }
        return new StreamPosition(
                Integer.parseInt(matcher.group(1)),
                Long.parseLong(matcher.group(2)),
                Integer.parseInt(matcher.group(3)));
    }

    @Override
    public String toString() {
        return shard + ":" + sequence + ":" + index;
    }
}

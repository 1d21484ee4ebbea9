package io.voltgate.simulator.fleet;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The message id of a frame's text, without reading all of it. Stateless. */
final class WireId {
    private static final Pattern BEGIN = Pattern.compile("\\s*\\[\\s*(\\d)\\s*,\\s*\"((?:[^\"\\\\]|\\\\.){0,80})\"");

    private WireId() {}

    /** The id of a frame of this type, empty where it is of another or can't be read. */
    static String of(String text, char type) {
        Matcher begin = BEGIN.matcher(text);
        return begin.lookingAt() && begin.group(1).charAt(0) == type ? begin.group(2) : "";
    }
}

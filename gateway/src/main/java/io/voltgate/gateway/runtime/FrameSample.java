package io.voltgate.gateway.runtime;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A frame as it may be shown to an operator. Stateless, for any thread. It is short, has no control characters, and where it might
 * hold a secret nothing of its payload.
 */
final class FrameSample {
    static final int MAX_LENGTH = 512;
    private static final Pattern SECRET =
            Pattern.compile("authorizationkey|passw|secret|private|apikey|credential", Pattern.CASE_INSENSITIVE);

    private FrameSample() {}

    static String of(String frame) {
        int payload = frame.indexOf('{');
        boolean secret = SECRET.matcher(frame).find();
        String shown = secret ? frame.substring(0, Math.max(payload, 0)) + "(masked)" : frame;
        StringBuilder sample = new StringBuilder(Math.min(shown.length(), MAX_LENGTH) + 8);
        for (int i = 0; i < shown.length() && sample.length() < MAX_LENGTH; i++) {
            char c = shown.charAt(i);
            if (c < ' ' || Character.isSurrogate(c)) {
                sample.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            } else {
                sample.append(c);
            }
        }
        return sample.toString();
    }
}

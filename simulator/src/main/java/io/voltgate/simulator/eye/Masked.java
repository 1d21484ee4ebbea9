package io.voltgate.simulator.eye;

import java.util.regex.Pattern;

/**
 * Frames as they may be shown and kept: the values of passwords are replaced. Stateless, for any thread. What isn't JSON is masked
 * just as well, as far as its fields can be told.
 */
public final class Masked {
    private static final String STRING = "\"(?:[^\"\\\\]|\\\\.)*+\"";
    private static final Pattern PASSWORD = Pattern.compile(
            "(\"(?:basicAuthPassword|apnPassword|password|vpnKey|key|sharedSecret)\"\\s*:\\s*)" + STRING);
    private static final Pattern VALUE = Pattern.compile("(\"(?:value|attributeValue)\"\\s*:\\s*)" + STRING);
    private static final Pattern SECRET_VARIABLE =
            Pattern.compile("\"(?:AuthorizationKey|BasicAuthPassword)\"", Pattern.CASE_INSENSITIVE);
    private static final String STARS = "$1\"***\"";

    private Masked() {}

    public static String of(String frame) {
        String text = frame;
        if (SECRET_VARIABLE.matcher(text).find()) {
            text = VALUE.matcher(text).replaceAll(STARS);
        }
        if (text.contains("SetNetworkProfile")) {
            text = PASSWORD.matcher(text).replaceAll(STARS);
        }
        return text;
    }

    /** The same, cut to so many characters. */
    public static String of(String frame, int most) {
        String masked = of(frame);
        return masked.length() <= most ? masked : masked.substring(0, most) + "...";
    }
}

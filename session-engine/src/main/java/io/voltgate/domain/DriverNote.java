package io.voltgate.domain;

/**
 * A sentence for a driver, shown by the station. A value. It has at most 512 characters, which every version has room for.
 *
 * @param language RFC 5646, such as de
 */
public record DriverNote(String language, String text) {
    public static final int MAX_LENGTH = 512;

    public DriverNote {
        text = text.length() > MAX_LENGTH ? text.substring(0, MAX_LENGTH) : text;
    }
}

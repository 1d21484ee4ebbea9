package io.voltgate.shard;

import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes the binary form of facts: numbers in as few bytes as they need, texts in one or two bytes a character, the words of OCPP as
 * numbers. Used by one thread, for one entry. {@link FormReader} reads it back, every text as it came, also half a surrogate pair.
 */
final class FormWriter {
    private static final int TYPICAL_BYTES = 512;
    private static final int LONGEST_NUMBER = 10;
    private static final int SEVEN_BITS = 7;
    private static final int LOW_BITS = 0x7F;
    private static final int MORE = 0x80;
    private static final int LATIN_1 = 0xFF;
    private static final Map<String, Integer> WORDS = FormWords.numbers();

    private byte[] bytes = new byte[TYPICAL_BYTES];
    private int length;

    byte[] bytes() {
        return Arrays.copyOf(bytes, length);
    }

    private void room(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }

    void octet(int value) {
        room(1);
        bytes[length++] = (byte) value;
    }

    /** A number that is seldom negative: seven bits a byte, the lowest first. */
    void number(long value) {
        room(LONGEST_NUMBER);
        long rest = value;
        while ((rest & ~LOW_BITS) != 0) {
            bytes[length++] = (byte) ((rest & LOW_BITS) | MORE);
            rest >>>= SEVEN_BITS;
        }
        bytes[length++] = (byte) rest;
    }

    /** A number of either sign. */
    void signed(long value) {
        number((value << 1) ^ (value >> (Long.SIZE - 1)));
    }

    void uuid(UUID value) {
        eight(value.getMostSignificantBits());
        eight(value.getLeastSignificantBits());
    }

    private void eight(long value) {
        room(Long.BYTES);
        for (int shift = Long.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
            bytes[length++] = (byte) (value >>> shift);
        }
    }

    void octets(byte[] value) {
        number(value.length);
        room(value.length);
        System.arraycopy(value, 0, bytes, length, value.length);
        length += value.length;
    }

    /** The number tells how many characters there are, and in its lowest bit whether each takes two bytes. */
    void text(String value) {
        int size = value.length();
        boolean wide = false;
        for (int i = 0; i < size && !wide; i++) {
            wide = value.charAt(i) > LATIN_1;
        }
        number(((long) size << 1) | (wide ? 1 : 0));
        room(wide ? 2 * size : size);
        for (int i = 0; i < size; i++) {
            char c = value.charAt(i);
            if (wide) {
                bytes[length++] = (byte) (c >>> Byte.SIZE);
            }
            bytes[length++] = (byte) c;
        }
    }

    /** A text that may not be there. */
    void optional(@Nullable String value) {
        octet(value == null ? 0 : 1);
        if (value != null) {
            text(value);
        }
    }

    /** A text that is mostly one of the {@link FormWords}. */
    void word(String value) {
        Integer number = WORDS.get(value);
        number(number == null ? 0 : number);
        if (number == null) {
            text(value);
        }
    }
}

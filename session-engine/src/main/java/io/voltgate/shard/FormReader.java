package io.voltgate.shard;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads what {@link FormWriter} wrote, in the same order. Used by one thread, for one entry. Bytes that end too early throw, and are
 * never taken for something else.
 */
final class FormReader {
    private static final int SEVEN_BITS = 7;
    private static final int LOW_BITS = 0x7F;
    private static final int OCTET = 0xFF;

    private final byte[] bytes;
    private int at;

    FormReader(byte[] bytes) {
        this.bytes = bytes;
    }

    boolean atEnd() {
        return at == bytes.length;
    }

    int octet() {
        return bytes[at++] & OCTET;
    }

    long number() {
        long value = 0;
        int shift = 0;
        byte next;
        do {
            next = bytes[at++];
            value |= (long) (next & LOW_BITS) << shift;
            shift += SEVEN_BITS;
        } while (next < 0);
        return value;
    }

    long signed() {
        long value = number();
        return (value >>> 1) ^ -(value & 1);
    }

    /** How many of something follow, each of which takes at least a byte. */
    int count() {
        long value = number();
        if (value < 0 || value > bytes.length - at) {
            throw new IllegalStateException("the entry ends within itself");
        }
        return (int) value;
    }

    UUID uuid() {
        return new UUID(eight(), eight());
    }

    private long eight() {
        long value = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            value = (value << Byte.SIZE) | octet();
        }
        return value;
    }

    byte[] octets() {
        int size = count();
        at += size;
        return Arrays.copyOfRange(bytes, at - size, at);
    }

    String text() {
        long size = number();
        int characters = (int) (size >>> 1);
        boolean wide = (size & 1) != 0;
        if (size < 0 || (long) characters * (wide ? 2 : 1) > bytes.length - at) {
            throw new IllegalStateException("the entry ends within a text");
        }
        return wide ? wide(characters) : narrow(characters);
    }

    private String narrow(int characters) {
        String text = new String(bytes, at, characters, StandardCharsets.ISO_8859_1);
        at += characters;
        return text;
    }

    private String wide(int characters) {
        char[] text = new char[characters];
        for (int i = 0; i < characters; i++) {
            text[i] = (char) ((octet() << Byte.SIZE) | octet());
        }
        return new String(text);
    }

    @Nullable
    String optional() {
        return octet() == 0 ? null : text();
    }

    String word() {
        int number = (int) number();
        return number == 0 ? text() : FormWords.of(number);
    }
}

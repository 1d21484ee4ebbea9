package io.voltgate.signed;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * The Smart Message Language (BSI TR-03109-1, SML 1.03) as far as meters sign it: a tree of lists, numbers and octet strings. Owned by
 * who reads. Depth and number of its elements are bounded.
 */
final class Sml {
    private static final Octets ESCAPE = Octets.utf8("\u001b\u001b\u001b\u001b");
    private static final Octets START = Octets.utf8("\u001b\u001b\u001b\u001b\u0001\u0001\u0001\u0001");
    private static final int MESSAGE = 0x76;
    private static final int MAX_DEPTH = 12;
    private static final int MAX_ELEMENTS = 5_000;
    private static final int INTEGER = 5;
    private static final int UNSIGNED = 6;
    private static final int LIST = 7;

    /** An element of the tree. */
    sealed interface Element {
        record Text(Octets octets) implements Element {}

        record Figure(BigInteger value) implements Element {}

        record Sequence(List<Element> elements) implements Element {
            public Sequence {
                elements = List.copyOf(elements);
            }

            Element at(int index) {
                if (index >= elements.size()) {
                    throw new UnreadableRecordException("its SML has another form");
                }
                return elements.get(index);
            }
        }

        default Sequence sequence() {
            if (this instanceof Sequence sequence) {
                return sequence;
            }
            throw new UnreadableRecordException("its SML has another form");
        }

        default Octets octets() {
            if (this instanceof Text text) {
                return text.octets();
            }
            throw new UnreadableRecordException("its SML has another form");
        }

        default BigInteger number() {
            if (this instanceof Figure figure) {
                return figure.value();
            }
            throw new UnreadableRecordException("its SML has another form");
        }
    }

    private final Octets octets;
    private int next;
    private int elements;

    private Sml(Octets octets) {
        this.octets = octets;
    }

    static boolean begins(Octets octets) {
        return octets.startsWith(START) || (octets.length() > 1 && octets.at(0) == MESSAGE);
    }

    /** The messages of a file, with or without its transport; checksums are left to the signature. */
    static List<Element> messages(Octets file) {
        Octets content = file.startsWith(START) ? unwrapped(file) : file;
        Sml reader = new Sml(content);
        List<Element> messages = new ArrayList<>();
        while (reader.next < content.length() && content.at(reader.next) == MESSAGE) {
            messages.add(reader.element(0));
        }
        return messages;
    }

    /** Without the transport's frame; an escape that is content was sent twice (SML 1.03, 8.1). */
    private static Octets unwrapped(Octets file) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        int at = START.length();
        while (at < file.length()) {
            if (escapes(file, at)) {
                if (!escapes(file, at + ESCAPE.length())) {
                    break;
                }
                content.writeBytes(ESCAPE.toBytes());
                at += 2 * ESCAPE.length();
            } else {
                content.write(file.at(at));
                at++;
            }
        }
        return Octets.of(content.toByteArray());
    }

    private static boolean escapes(Octets file, int at) {
        return at + ESCAPE.length() <= file.length()
                && file.slice(at, at + ESCAPE.length()).equals(ESCAPE);
    }

    private Element element(int depth) {
        if (depth > MAX_DEPTH || ++elements > MAX_ELEMENTS) {
            throw new UnreadableRecordException("its SML is too large");
        }
        int first = octets.at(next);
        int type = first >> 4 & 7;
        int length = first & 0xF;
        int head = 1;
        for (int each = first; (each & 0x80) != 0; head++) {
            each = octets.at(next + head);
            length = length << 4 | (each & 0xF);
            if (head > 3) {
                throw new UnreadableRecordException("its SML is too large");
            }
        }
        if (type == LIST) {
            next += head;
            return sequence(length, depth);
        }
        Octets content = first == 0 ? octets.slice(0, 0) : octets.slice(next + head, next + Math.max(head, length));
        next += Math.max(head, length);
        return switch (type) {
            case INTEGER ->
                new Element.Figure(content.length() == 0 ? BigInteger.ZERO : new BigInteger(content.toBytes()));
            case UNSIGNED -> new Element.Figure(new BigInteger(1, content.toBytes()));
            default -> new Element.Text(content);
        };
    }

    private Element sequence(int length, int depth) {
        List<Element> content = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            content.add(element(depth + 1));
        }
        return new Element.Sequence(content);
    }
}

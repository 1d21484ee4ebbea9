package io.voltgate.signed;

/**
 * The little of ASN.1's DER that keys and signatures need: nested elements, read in their order. Owned by who reads. It takes lengths of
 * up to two octets, since nothing that it is for is longer.
 */
final class Der {
    static final int INTEGER = 0x02;
    static final int BIT_STRING = 0x03;
    static final int OBJECT_ID = 0x06;
    static final int SEQUENCE = 0x30;
    private static final int LONG = 0x80;

    private final Octets octets;
    private int next;

    Der(Octets octets) {
        this.octets = octets;
    }

    /** The content of the next element, which must have this tag. */
    Octets take(int tag) {
        if (octets.at(next) != tag) {
            throw new UnreadableRecordException("its DER has another form");
        }
        int length = octets.at(next + 1);
        int start = next + 2;
        if (length == LONG + 1) {
            length = octets.at(start);
            start++;
        } else if (length == LONG + 2) {
            length = octets.at(start) << 8 | octets.at(start + 1);
            start += 2;
        } else if (length >= LONG) {
            throw new UnreadableRecordException("its DER is too long");
        }
        next = start + length;
        return octets.slice(start, next);
    }
}

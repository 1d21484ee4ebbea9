package io.voltgate.simulator.link;

/**
 * What stands in the head of a frame (RFC 6455, 5.2), right or wrong. An immutable value. What a client sends is masked and has no reserved
 * bits, and whoever has it otherwise does so on purpose.
 *
 * @param last whether the message ends with it
 * @param reserved the three reserved bits, 0 to 7; 4 is RSV1, by which a compressed message is known
 * @param opcode 0 to 15
 */
public record FrameHead(boolean last, int reserved, int opcode, boolean masked) {
    public static final int TEXT = WireReader.TEXT;
    public static final int BINARY = WireReader.BINARY;
    public static final int CONTINUATION = WireReader.CONTINUATION;

    public FrameHead {
        if (reserved < 0 || reserved > 7 || opcode < 0 || opcode > 15) {
            throw new IllegalArgumentException("reserved bits are 0 to 7 and an opcode is 0 to 15");
        }
    }

    /** A whole message, or a control frame, as the standard has it. */
    public static FrameHead whole(int opcode) {
        return new FrameHead(true, 0, opcode, true);
    }
}

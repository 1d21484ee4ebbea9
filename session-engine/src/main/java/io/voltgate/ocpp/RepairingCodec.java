package io.voltgate.ocpp;

import io.voltgate.domain.Deviation;
import java.util.EnumSet;
import java.util.Set;

/**
 * Frames as real stations write them. Stateless, for any thread. A text that is a frame costs what {@link FrameCodec} costs; only
 * one that isn't is looked at again, and what was forgiven is named.
 */
public final class RepairingCodec {
    static final int MAX_ID = 36;

    private RepairingCodec() {}

    /** Reads a frame, and adds what was odd about it; throws {@link OcppException} where it can't be understood. */
    public static Frame decode(OcppVersion version, String text, Set<Deviation> seen) {
        Frame frame;
        try {
            frame = FrameCodec.decode(version, text);
        } catch (OcppException strict) {
            frame = repaired(version, text, seen, strict);
        }
        if (frame.id().length() > MAX_ID) {
            seen.add(Deviation.MESSAGE_ID_TOO_LONG);
        }
        return frame;
    }

    /** What was wrong counts only where it helped, or where the message breaks off; else the message is answered as it is. */
    private static Frame repaired(OcppVersion version, String text, Set<Deviation> seen, OcppException strict) {
        Set<Deviation> mended = EnumSet.noneOf(Deviation.class);
        try {
            String repaired = JsonMend.mend(text, mended);
            Frame frame = FrameCodec.decodeLeniently(version, repaired, mended);
            seen.addAll(mended);
            return frame;
        } catch (OcppException beyondRepair) {
            if (mended.contains(Deviation.TRUNCATED)) {
                seen.add(Deviation.TRUNCATED);
            }
            throw strict.messageId() == null ? beyondRepair : strict;
        }
    }
}

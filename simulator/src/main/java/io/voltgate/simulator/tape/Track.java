package io.voltgate.simulator.tape;

import io.voltgate.ocpp.Frame;
import io.voltgate.ocpp.FrameCodec;
import io.voltgate.ocpp.OcppException;
import io.voltgate.ocpp.OcppVersion;
import io.voltgate.simulator.link.FrameTap.Direction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The frames of a recording, with the answers beside their calls. Immutable once made. */
final class Track {
    private final OcppVersion version;
    private final List<@Nullable Frame> frames = new ArrayList<>();
    private final Map<Integer, Frame> answers = new HashMap<>();

    Track(OcppVersion version, Recording recording) {
        this.version = version;
        Map<String, Integer> open = new HashMap<>();
        for (Entry entry : recording.entries()) {
            Frame frame = entry instanceof Entry.Said said ? read(said.text()) : null;
            frames.add(frame);
            if (!(entry instanceof Entry.Said(long _, Direction direction, String _)) || frame == null) {
                continue;
            }
            Direction other = direction == Direction.TO_SERVER ? Direction.FROM_SERVER : Direction.TO_SERVER;
            if (frame instanceof Frame.Call) {
                open.put(direction + frame.id(), frames.size() - 1);
            } else {
                Integer call = open.remove(other + frame.id());
                if (call != null) {
                    answers.put(call, frame);
                }
            }
        }
    }

    private @Nullable Frame read(String text) {
        try {
            return FrameCodec.decode(version, text);
        } catch (OcppException unreadable) {
            return null;
        }
    }

    /** The frame at a place of the recording; null where it is none, or can't be read. */
    @Nullable
    Frame at(int place) {
        return frames.get(place);
    }

    /** What answered the call at a place; null where nothing did. */
    @Nullable
    Frame answer(int place) {
        return answers.get(place);
    }

    /** The call at a place, which must be one. */
    Frame.Call call(int place) {
        return (Frame.Call) Objects.requireNonNull(frames.get(place));
    }
}

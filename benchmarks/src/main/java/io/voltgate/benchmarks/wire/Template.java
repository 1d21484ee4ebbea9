package io.voltgate.benchmarks.wire;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A call as the bytes of a masked WebSocket frame, with slots for what changes. Owned by the I/O thread that fills it. Its length never
 * changes, and what isn't a slot is masked once.
 */
final class Template {
    /** Clients have to mask; one key is as good as another for the work it makes. */
    private static final byte[] KEY = {0x5a, 0x3c, 0x69, 0x17};

    private static final int TEXT = 0x81;
    private static final int MASKED = 0x80;
    private static final int SHORT = 125;
    private static final int TWO_BYTES = 126;
    private static final int BYTE = 8;
    private static final int TEN = 10;

    private final byte[] frame;
    private final int header;
    private final List<Place> places;

    private record Place(Slot slot, int at) {}

    private Template(byte[] payload, List<Place> places) {
        this.header = (payload.length > SHORT ? 4 : 2) + KEY.length;
        this.frame = new byte[header + payload.length];
        this.places = places;
        frame[0] = (byte) TEXT;
        if (payload.length > SHORT) {
            frame[1] = (byte) (MASKED | TWO_BYTES);
            frame[2] = (byte) (payload.length >> BYTE);
            frame[3] = (byte) payload.length;
        } else {
            frame[1] = (byte) (MASKED | payload.length);
        }
        System.arraycopy(KEY, 0, frame, header - KEY.length, KEY.length);
        for (int i = 0; i < payload.length; i++) {
            put(i, payload[i]);
        }
    }

    /** Makes one of a text with marks such as {message}. */
    static Template of(String text) {
        StringBuilder plain = new StringBuilder(text);
        List<Place> places = new ArrayList<>();
        for (Slot slot : Slot.values()) {
            int at = plain.indexOf(slot.mark);
            while (at >= 0) {
                int grown = slot.width - slot.mark.length();
                int from = at;
                places.replaceAll(place -> place.at() > from ? new Place(place.slot(), place.at() + grown) : place);
                plain.replace(at, at + slot.mark.length(), "0".repeat(slot.width));
                places.add(new Place(slot, at));
                at = plain.indexOf(slot.mark);
            }
        }
        return new Template(plain.toString().getBytes(StandardCharsets.UTF_8), List.copyOf(places));
    }

    int length() {
        return frame.length;
    }

    /** Fills the slots, and writes the frame. */
    void write(Charge charge, Stamp stamp, ByteBuf out) {
        for (int i = 0; i < places.size(); i++) {
            Place place = places.get(i);
            if (place.slot() == Slot.TIME) {
                byte[] time = stamp.of(charge.clockMs());
                for (int at = 0; at < Stamp.LENGTH; at++) {
                    put(place.at() + at, time[at]);
                }
            } else {
                number(place, charge.value(place.slot()));
            }
        }
        out.writeBytes(frame);
    }

    private void number(Place place, long value) {
        long left = value;
        for (int at = place.at() + place.slot().width - 1; at >= place.at(); at--) {
            boolean blank = left == 0 && at < place.at() + place.slot().width - 1;
            put(at, blank ? (byte) place.slot().pad : (byte) ('0' + left % TEN));
            left /= TEN;
        }
    }

    private void put(int at, byte value) {
        frame[header + at] = (byte) (value ^ KEY[at & (KEY.length - 1)]);
    }
}

package io.voltgate.signed;

import io.voltgate.domain.ConnectorId;
import io.voltgate.domain.Sample;
import io.voltgate.domain.SignedReading;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Samples with the signed records that they carry read and verified. Stateless, for any thread; a verification takes about a
 * millisecond. A record is VALID only by a registered key; whatever else is sent, it never throws, and its work is bounded.
 */
public final class SignedSamples {
    /** A container of OCPP 2.1 has 32,768 characters of data and 2,500 of key, and as JSON text somewhat more. */
    static final int MAX_TEXT = 65_536;
    /** Different records of one message; a transaction has two, and one more for each change of its tariff. */
    static final int MAX_RECORDS = 50;
    /** The readings of one message, so that its facts stay within what the journal gives them. */
    static final int MAX_READINGS = 200;

    private static final List<SignedReading> TOO_MANY = unreadable("the message has more signed records than are read");

    private SignedSamples() {}

    /** Whether any of them carries a record. */
    public static boolean among(List<Sample> samples) {
        for (Sample sample : samples) {
            if (sample.carriesRecord()) {
                return true;
            }
        }
        return false;
    }

    /**
     * The same samples, those that carry a record with what was read from it.
     *
     * @param connector where they were taken, null where the message doesn't say
     */
    public static List<Sample> verified(
            List<Sample> samples, @Nullable ConnectorId connector, List<RegisteredKey> keys) {
        List<RegisteredKey> serving =
                keys.stream().filter(key -> key.servesAt(connector)).toList();
        Message message = new Message(serving);
        List<Sample> verified = new ArrayList<>(samples.size());
        for (Sample sample : samples) {
            verified.add(sample.carriesRecord() ? sample.with(message.readings(sample.record())) : sample);
        }
        return verified;
    }

    /** What was read of one message; a record that comes again is not verified again. */
    private static final class Message {
        private final List<RegisteredKey> keys;
        private final Map<String, List<SignedReading>> known = new HashMap<>();
        private int left = MAX_READINGS;

        Message(List<RegisteredKey> keys) {
            this.keys = keys;
        }

        List<SignedReading> readings(String text) {
            List<SignedReading> readings = known.get(text);
            if (readings == null) {
                readings = known.size() < MAX_RECORDS ? read(text, keys) : TOO_MANY;
                known.put(text, readings);
            }
            left -= readings.size();
            return left < 0 ? TOO_MANY : readings;
        }
    }

    /** What one record says, as OCPP carries it; one reading at least. */
    static List<SignedReading> read(String text, List<RegisteredKey> keys) {
        if (text.length() > MAX_TEXT) {
            return unreadable("the record has more than " + MAX_TEXT + " characters");
        }
        try {
            Container container = Container.open(text);
            SignedRecord record = container.read();
            Verdict verdict = Verdict.of(record, container.key(), keys);
            return record.claims().stream()
                    .map(claim -> verdict.on(claim, record.meter()))
                    .toList();
        } catch (UnreadableRecordException unreadable) {
            return unreadable(unreadable.why());
        }
    }

    private static List<SignedReading> unreadable(String why) {
        return List.of(SignedReading.unreadable(why));
    }
}

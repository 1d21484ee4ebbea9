package io.voltgate.signed;

import io.voltgate.domain.ConnectorId;
import io.voltgate.domain.SignedReading;
import io.voltgate.domain.SignedReading.Outcome;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the signature of a record is worth, held against the registered keys. A value. VALID needs a registered key; a key that came with
 * the record can only tell that it was altered.
 *
 * @param key its fingerprint, empty where none fits
 */
record Verdict(
        Outcome outcome,
        String reason,
        String key,
        @Nullable ConnectorId place) {
    private static final int MAX_WORD = 100;
    private static final Pattern UNPRINTABLE = Pattern.compile("[^ -~]");

    static Verdict of(SignedRecord record, String sent, List<RegisteredKey> keys) {
        SignatureMethod method = record.method();
        if (method == null) {
            return new Verdict(Outcome.UNVERIFIED, "the method of its signature is not known", "", null);
        }
        for (RegisteredKey registered : keys) {
            MeterKey key = registered.key();
            if (method.fits(key) && method.verifies(key, record.signed(), record.signature())) {
                return new Verdict(Outcome.VALID, "", key.fingerprint(), registered.place());
            }
        }
        MeterKey own = MeterKey.read(sent, method.curve()).orElse(null);
        boolean fitsOwn = own != null && method.fits(own) && method.verifies(own, record.signed(), record.signature());
        if (own != null && fitsOwn) {
            return keys.isEmpty()
                    ? new Verdict(Outcome.UNVERIFIED, "the key is not registered", own.fingerprint(), null)
                    : new Verdict(
                            Outcome.INVALID, "it is signed with a key that is not registered", own.fingerprint(), null);
        }
        return keys.isEmpty() && own == null
                ? new Verdict(Outcome.UNVERIFIED, "no key is registered", "", null)
                : new Verdict(Outcome.INVALID, "the signature does not fit the record", "", null);
    }

    SignedReading on(SignedRecord.Claim claim, String meter) {
        return new SignedReading(
                outcome,
                reason.isEmpty() ? claim.doubt() : reason,
                claim.register(),
                word(claim.obis()),
                word(claim.occasion()),
                claim.atMs(),
                claim.clock(),
                word(meter),
                key,
                place);
    }

    /** A short word of the meter's; whoever wants it to the letter has the record. */
    private static String word(String text) {
        String plain = UNPRINTABLE.matcher(text).replaceAll("?");
        return plain.length() > MAX_WORD ? plain.substring(0, MAX_WORD) : plain;
    }
}

package io.voltgate.domain;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One reading out of a record that a meter has signed, and what the signature was found to be worth. A value, made by an I/O thread
 * when the record came, and kept with it. It is billed only where {@link #billed} has it; what else it says is for people.
 *
 * @param reason why it is not valid, or why its register can't be used; empty where all is well
 * @param register what the register showed, null where the record has none that can be used
 * @param obis which register it was, as written; empty where the record doesn't say
 * @param occasion why it was read, by the letter of OCMF (B begin, C charging, E end...); empty where the record doesn't say
 * @param atMs when by the meter's clock, milliseconds since 1970; 0 where it doesn't say
 * @param meter its serial number or server id, empty where the record doesn't say
 * @param key the fingerprint of the key that the signature was made with, empty where none is known
 * @param place the connector that the key is registered for; null where it is for all of the station, or not registered
 */
public record SignedReading(
        Outcome outcome,
        String reason,
        @Nullable Energy register,
        String obis,
        String occasion,
        long atMs,
        Clock clock,
        String meter,
        String key,
        @Nullable ConnectorId place) {
    private static final Set<String> ENDS = Set.of("E", "L", "R", "A", "P");
    /** A-B:C.D.E, as stations write it: 1-0:1.8.0, 1-b:1.8.e, 01-00:B2.08.00*FF (OBIS, IEC 62056-6-1; OCMF 1.2, table 25). */
    private static final Pattern OBIS = Pattern.compile("[0-9A-Fa-f]+-[0-9A-Za-z]+:0*([0-9A-Fa-f]+)\\.0*(\\d+)\\..*");

    private static final Set<String> REGISTERS = Set.of("8", "9", "17");
    private static final Set<String> IMPORT = Set.of("1", "B0", "B1", "B2", "B3");
    private static final Set<String> EXPORT = Set.of("2", "C0", "C1", "C2", "C3");

    /** What a signature is worth. */
    public enum Outcome {
        /** It was made with a registered key over just these bytes. */
        VALID,
        /** It doesn't fit: the record was altered, or signed by another than the registered meter. */
        INVALID,
        /** Nobody can tell: the form, the curve or the key is not known. */
        UNVERIFIED
    }

    /** What the meter's clock was worth (OCMF 1.0, table 19). */
    public enum Clock {
        SYNCHRONIZED,
        /** It is right at some time, and durations are measured. */
        RELATIVE,
        INFORMATIVE,
        UNKNOWN
    }

    /** A record that nothing could be read from. */
    public static SignedReading unreadable(String reason) {
        return new SignedReading(Outcome.UNVERIFIED, reason, null, "", "", 0, Clock.UNKNOWN, "", "", null);
    }

    /** The energy register that a bill may go by: validly signed, of imported energy. */
    public Optional<Energy> billed() {
        return outcome == Outcome.VALID && imports() ? Optional.ofNullable(register) : Optional.empty();
    }

    /** Whether it counts energy that the vehicle took; a register that isn't named does. */
    public boolean imports() {
        return obis.isEmpty() || counts(IMPORT);
    }

    /** Whether it counts energy that the vehicle gave. */
    public boolean exports() {
        return counts(EXPORT);
    }

    private boolean counts(Set<String> groups) {
        Matcher parts = OBIS.matcher(obis);
        return parts.matches()
                && groups.contains(parts.group(1).toUpperCase(Locale.ROOT))
                && REGISTERS.contains(parts.group(2));
    }

    public boolean begins() {
        return occasion.equals("B");
    }

    public boolean ends() {
        return ENDS.contains(occasion);
    }
}

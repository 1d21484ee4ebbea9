package io.voltgate.signed;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.bouncycastle.asn1.x9.ECNamedCurveTable;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;

/**
 * The elliptic curves that meters sign with (Open Charge Metering Format 1.0, table 22). Values of a closed list, for any thread. The
 * first name of each is the one that we write.
 */
public enum Curve {
    SECP256R1(32, "2A8648CE3D030107", "secp256r1 prime256v1 nistp256 p-256"),
    SECP384R1(48, "2B81040022", "secp384r1 prime384v1 nistp384 p-384"),
    SECP256K1(32, "2B8104000A", "secp256k1"),
    BRAINPOOLP256R1(32, "2B2403030208010107", "brainpoolP256r1 brainpool256r1"),
    BRAINPOOLP384R1(48, "2B240303020801010B", "brainpoolP384r1 brainpool384r1"),
    SECP192R1(24, "2A8648CE3D030101", "secp192r1 prime192v1 nistp192 p-192"),
    SECP192K1(24, "2B8104001F", "secp192k1");

    private static final Map<Curve, ECDomainParameters> DOMAINS = new EnumMap<>(Curve.class);

    static {
        for (Curve curve : values()) {
            X9ECParameters fast = CustomNamedCurves.getByName(curve.toString());
            DOMAINS.put(
                    curve, new ECDomainParameters(fast == null ? ECNamedCurveTable.getByName(curve.toString()) : fast));
        }
    }

    private final int bytes;
    private final String objectId;
    private final String names;

    Curve(int bytes, String objectId, String names) {
        this.bytes = bytes;
        this.objectId = objectId;
        this.names = names;
    }

    /** The curve with this name or synonym, in capital or small letters. */
    public static Optional<Curve> named(String name) {
        String wanted = name.strip().toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(curve -> Arrays.asList(
                                curve.names.toLowerCase(Locale.ROOT).split(" ", -1))
                        .contains(wanted))
                .findFirst();
    }

    /** The curve with this object identifier, its DER content as hexadecimal digits. */
    static Optional<Curve> identified(String objectId) {
        return Arrays.stream(values())
                .filter(curve -> curve.objectId.equals(objectId))
                .findFirst();
    }

    /** How many octets a coordinate has, and half of a plain signature. */
    int bytes() {
        return bytes;
    }

    ECDomainParameters domain() {
        return Objects.requireNonNull(DOMAINS.get(this));
    }

    @Override
    public String toString() {
        return names.substring(0, (names + " ").indexOf(' '));
    }
}

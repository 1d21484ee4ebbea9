package io.voltgate.signed;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.math.ec.ECPoint;
import org.jspecify.annotations.Nullable;

/**
 * The public key of a meter. A value. Its point lies on its curve, and equal keys have equal points, in whatever form they were told.
 *
 * @param point uncompressed, as hexadecimal digits: 04, x, y
 */
public record MeterKey(Curve curve, String point) {
    private static final int MAX_TEXT = 5_000;
    private static final int FINGERPRINT_BYTES = 16;
    private static final String EC_PUBLIC_KEY = "2A8648CE3D0201";
    private static final Pattern PEM = Pattern.compile("-----(?:BEGIN|END) PUBLIC KEY-----");
    /** How the Open Charge Alliance wraps keys ("Signed Meter Values in OCPP", 3.2). */
    private static final Pattern WRAPPED =
            Pattern.compile("oca:base(16|64):(?:asn1|raw):(.*)", Pattern.DOTALL | Pattern.CASE_INSENSITIVE);

    /**
     * Reads a key as hexadecimal digits or Base64, PEM, or wrapped in {@code oca:base16:asn1:}: an X.509 SubjectPublicKeyInfo, or a
     * point with or without its prefix. Empty where it is none of these.
     *
     * @param hint the curve of a key that doesn't say it; null where it is to be found by trying
     */
    public static Optional<MeterKey> read(String text, @Nullable Curve hint) {
        if (text.isBlank() || text.length() > MAX_TEXT) {
            return Optional.empty();
        }
        String plain = PEM.matcher(text).replaceAll("").strip();
        Matcher wrapped = WRAPPED.matcher(plain);
        if (wrapped.matches()) {
            Optional<Octets> octets =
                    wrapped.group(1).equals("16") ? Octets.ofHex(wrapped.group(2)) : Octets.ofBase64(wrapped.group(2));
            return octets.flatMap(content -> of(content, hint));
        }
        return Stream.of(Octets.ofHex(plain), Octets.ofBase64(plain))
                .flatMap(Optional::stream)
                .flatMap(octets -> of(octets, hint).or(() -> unwrapped(octets, hint)).stream())
                .findFirst();
    }

    /** In OCPP 1.6 the wrapping is Base64 again. */
    private static Optional<MeterKey> unwrapped(Octets octets, @Nullable Curve hint) {
        return octets.ascii()
                .filter(text -> WRAPPED.matcher(text.strip()).matches())
                .flatMap(text -> read(text, hint));
    }

    private static Optional<MeterKey> of(Octets octets, @Nullable Curve hint) {
        if (octets.length() == 0) {
            return Optional.empty();
        }
        try {
            return octets.at(0) == Der.SEQUENCE ? described(octets) : bare(octets, hint);
        } catch (UnreadableRecordException noKey) {
            return Optional.empty();
        }
    }

    /** SubjectPublicKeyInfo (RFC 5480, 2): the curve by its name, and the point. */
    private static Optional<MeterKey> described(Octets octets) {
        Der info = new Der(new Der(octets).take(Der.SEQUENCE));
        Der algorithm = new Der(info.take(Der.SEQUENCE));
        if (!algorithm.take(Der.OBJECT_ID).hex().equals(EC_PUBLIC_KEY)) {
            return Optional.empty();
        }
        Optional<Curve> curve = Curve.identified(algorithm.take(Der.OBJECT_ID).hex());
        Octets point = info.take(Der.BIT_STRING).from(1);
        return curve.flatMap(known -> onCurve(known, point));
    }

    /** A point lies on hardly more than one of the curves; a compressed one may, and needs the hint. */
    private static Optional<MeterKey> bare(Octets octets, @Nullable Curve hint) {
        Stream<Curve> candidates = hint == null ? Arrays.stream(Curve.values()) : Stream.of(hint);
        return candidates
                .filter(curve -> octets.length() == 2 * curve.bytes()
                        || octets.length() == 2 * curve.bytes() + 1
                        || (hint != null && octets.length() == curve.bytes() + 1))
                .flatMap(curve -> onCurve(curve, octets).stream())
                .findFirst();
    }

    private static Optional<MeterKey> onCurve(Curve curve, Octets octets) {
        Octets encoded = octets.length() == 2 * curve.bytes()
                ? Octets.ofHex("04" + octets.hex()).orElse(octets)
                : octets;
        if (encoded.length() != 2 * curve.bytes() + 1 && encoded.length() != curve.bytes() + 1) {
            return Optional.empty();
        }
        try {
            ECPoint point = curve.domain().getCurve().decodePoint(encoded.toBytes());
            return Optional.of(
                    new MeterKey(curve, Octets.of(point.getEncoded(false)).hex()));
        } catch (IllegalArgumentException notOnCurve) {
            return Optional.empty();
        }
    }

    /** What people compare keys by: the first half of the SHA-256 of its point, as hexadecimal digits. */
    public String fingerprint() {
        byte[] bytes = Octets.ofHex(point).orElseThrow().toBytes();
        SHA256Digest digest = new SHA256Digest();
        digest.update(bytes, 0, bytes.length);
        byte[] hash = new byte[digest.getDigestSize()];
        digest.doFinal(hash, 0);
        return Octets.of(hash).slice(0, FINGERPRINT_BYTES).hex();
    }

    ECPublicKeyParameters parameters() {
        byte[] encoded = Octets.ofHex(point).orElseThrow().toBytes();
        return new ECPublicKeyParameters(curve.domain().getCurve().decodePoint(encoded), curve.domain());
    }
}

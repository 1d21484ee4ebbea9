package io.voltgate.signed;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.digests.SHA384Digest;
import org.bouncycastle.crypto.digests.SHA512Digest;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.jspecify.annotations.Nullable;

/**
 * ECDSA over a hash. A value. What a record says of its method is not signed: it can lead to no key, never to another than the
 * registered.
 *
 * @param curve null where nobody named it: the key's then
 */
record SignatureMethod(@Nullable Curve curve, Hash hash) {
    /** What OCMF means where it names none. */
    static final SignatureMethod UNNAMED = new SignatureMethod(null, Hash.SHA256);
    /** FNN's EDL40: the hash is cut to the length of the curve, as ECDSA does by itself. */
    static final SignatureMethod EDL = new SignatureMethod(Curve.SECP192R1, Hash.SHA256);

    private static final Pattern NAME =
            Pattern.compile("ECDSA-([A-Za-z0-9-]+)-SHA-?(256|384|512)", Pattern.CASE_INSENSITIVE);

    enum Hash {
        SHA256,
        SHA384,
        SHA512;

        private Digest digest() {
            return switch (this) {
                case SHA256 -> new SHA256Digest();
                case SHA384 -> new SHA384Digest();
                case SHA512 -> new SHA512Digest();
            };
        }

        byte[] of(byte[] data) {
            Digest digest = digest();
            digest.update(data, 0, data.length);
            byte[] hash = new byte[digest.getDigestSize()];
            digest.doFinal(hash, 0);
            return hash;
        }
    }

    /** The method with this name, such as ECDSA-secp256r1-SHA256; empty where it is none that is known. */
    static Optional<SignatureMethod> named(String name) {
        Matcher parts = NAME.matcher(name.strip());
        return parts.matches()
                ? Curve.named(parts.group(1))
                        .map(curve -> new SignatureMethod(curve, Hash.valueOf("SHA" + parts.group(2))))
                : Optional.empty();
    }

    boolean fits(MeterKey key) {
        return curve == null || curve == key.curve();
    }

    /** Whether the holder of the key signed these bytes. The signature is DER, or its two numbers one after the other. */
    boolean verifies(MeterKey key, Octets signed, Octets signature) {
        try {
            List<BigInteger> numbers = numbers(signature, key.curve().bytes());
            ECDSASigner signer = new ECDSASigner();
            signer.init(false, key.parameters());
            return signer.verifySignature(hash.of(signed.toBytes()), numbers.getFirst(), numbers.getLast());
        } catch (UnreadableRecordException noSignature) {
            return false;
        }
    }

    private static List<BigInteger> numbers(Octets signature, int half) {
        if (signature.length() == 2 * half) {
            return List.of(positive(signature.slice(0, half)), positive(signature.from(half)));
        }
        Der der = new Der(new Der(signature).take(Der.SEQUENCE));
        return List.of(positive(der.take(Der.INTEGER)), positive(der.take(Der.INTEGER)));
    }

    private static BigInteger positive(Octets number) {
        return new BigInteger(1, number.toBytes());
    }
}

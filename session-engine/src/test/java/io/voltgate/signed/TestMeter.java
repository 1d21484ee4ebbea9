package io.voltgate.signed;

import java.math.BigInteger;
import java.util.Base64;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;

/**
 * A meter that signs, with a key written down here. A value. The same bytes get the same signature each time (RFC 6979).
 *
 * @param secret the private key
 */
record TestMeter(Curve curve, BigInteger secret) {
    private static final BigInteger SECRET = new BigInteger("5E1F7A31B0C92D4468AA0F3391D7C2E85B", 16);

    /** The meter of each curve whose key the other tests register. */
    static TestMeter of(Curve curve) {
        return new TestMeter(curve, SECRET);
    }

    /** Another meter of the same make. */
    TestMeter other() {
        return new TestMeter(curve, secret.add(BigInteger.TEN));
    }

    String point() {
        return Octets.of(curve.domain().getG().multiply(secret).getEncoded(false))
                .hex();
    }

    String compressed() {
        return Octets.of(curve.domain().getG().multiply(secret).getEncoded(true))
                .hex();
    }

    /** As SubjectPublicKeyInfo in hexadecimal digits, written by hand here. */
    String info() {
        String objectId = switch (curve) {
            case SECP256R1 -> "06082A8648CE3D030107";
            case SECP384R1 -> "06052B81040022";
            case SECP256K1 -> "06052B8104000A";
            case BRAINPOOLP256R1 -> "06092B2403030208010107";
            case BRAINPOOLP384R1 -> "06092B240303020801010B";
            case SECP192R1 -> "06082A8648CE3D030101";
            case SECP192K1 -> "06052B8104001F";
        };
        return element("30", element("30", "06072A8648CE3D0201" + objectId) + element("03", "00" + point()));
    }

    private static String element(String tag, String content) {
        int length = content.length() / 2;
        return tag + (length < 128 ? "%02X".formatted(length) : "81%02X".formatted(length)) + content;
    }

    RegisteredKey registered() {
        return new RegisteredKey(new MeterKey(curve, point()), null);
    }

    private BigInteger[] sign(byte[] data) {
        SHA256Digest digest = new SHA256Digest();
        digest.update(data, 0, data.length);
        byte[] hash = new byte[digest.getDigestSize()];
        digest.doFinal(hash, 0);
        ECDSASigner signer = new ECDSASigner(new HMacDSAKCalculator(new SHA256Digest()));
        signer.init(true, new ECPrivateKeyParameters(secret, curve.domain()));
        return signer.generateSignature(hash);
    }

    /** r and s one after the other, in hexadecimal digits. */
    String plain(Octets data) {
        BigInteger[] numbers = sign(data.toBytes());
        return fixed(numbers[0]) + fixed(numbers[1]);
    }

    private String fixed(BigInteger number) {
        String digits = number.toString(16);
        return "0".repeat(2 * curve.bytes() - digits.length()) + digits;
    }

    String der(Octets data) {
        BigInteger[] numbers = sign(data.toBytes());
        return element("30", integer(numbers[0]) + integer(numbers[1]));
    }

    private static String integer(BigInteger number) {
        return element("02", Octets.of(number.toByteArray()).hex());
    }

    /** An OCMF record with this payload. */
    String ocmf(String payload) {
        return "OCMF|%s|{\"SA\":\"ECDSA-%s-SHA256\",\"SD\":\"%s\"}"
                .formatted(payload, curve, der(Octets.utf8(payload)));
    }

    /** What OCPP 1.6 carries as value, and OCPP 2.x as SignedMeterValueType. */
    String container(String record, boolean withKey) {
        String key = withKey ? base64("oca:base16:asn1:" + info()) : "";
        return """
            {"signedMeterData":"%s","signingMethod":"","encodingMethod":"OCMF","publicKey":"%s"}\
            """.formatted(base64(record), key);
    }

    static String base64(String text) {
        return Base64.getEncoder().encodeToString(Octets.utf8(text).toBytes());
    }
}

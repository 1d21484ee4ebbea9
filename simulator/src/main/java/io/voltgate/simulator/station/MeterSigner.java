package io.voltgate.simulator.station;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;

/**
 * Signs what a meter read as OCMF 1.0 records, ECDSA on secp256r1. Owned by its station, made when first needed. Key and signatures
 * follow from the station's seed alone (RFC 6979), so that a run repeats to the byte.
 */
final class MeterSigner {
    private static final X9ECParameters CURVE = CustomNamedCurves.getByName("secp256r1");
    private static final ECDomainParameters DOMAIN = new ECDomainParameters(CURVE);
    /** SubjectPublicKeyInfo of a point on secp256r1, without the point. */
    private static final String INFO = "3059301306072A8648CE3D020106082A8648CE3D030107034200";

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss,SSS'+0000'", Locale.ROOT);
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private final BigInteger secret;
    private final String serial;
    private long pagination;

    MeterSigner(String identity, long seed) {
        byte[] digest = sha256(ByteBuffer.allocate(14)
                .putLong(seed)
                .put("meter!".getBytes(StandardCharsets.US_ASCII))
                .array());
        this.secret = new BigInteger(1, digest)
                .mod(CURVE.getN().subtract(BigInteger.ONE))
                .add(BigInteger.ONE);
        this.serial = "M-" + identity;
    }

    /** The public key as the OCA's note on signed meter values wants it: Base64 of oca:base16:asn1 and a SubjectPublicKeyInfo. */
    String publicKey() {
        byte[] point = CURVE.getG().multiply(secret).normalize().getEncoded(false);
        String text = "oca:base16:asn1:" + INFO + HEX.formatHex(point);
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }

    /**
     * A record of one reading of the energy register.
     *
     * @param occasion B at the begin of a transaction, E at its end, C between
     */
    String record(Reading reading, String token, String occasion) {
        String identified = token.isEmpty() ? "false" : "true";
        String payload =
                "{\"FV\":\"1.0\",\"GI\":\"Voltgate Simulator\",\"GS\":\"" + serial + "\",\"GV\":\"1.0\",\"PG\":\"T"
                        + ++pagination + "\",\"MV\":\"Voltgate\",\"MM\":\"Virtual\",\"MS\":\"" + serial
                        + "\",\"MF\":\"1.0\",\"IS\":"
                        + identified + ",\"IT\":\"" + (token.isEmpty() ? "NONE" : "ISO14443") + "\",\"ID\":"
                        + Json.quoted(token)
                        + ",\"RD\":[{\"TM\":\""
                        + TIME.format(Instant.ofEpochMilli(reading.atMs()).atOffset(ZoneOffset.UTC))
                        + " S\",\"TX\":\"" + occasion + "\",\"RV\":" + kWh(reading.registerWh())
                        + ",\"RI\":\"01-00:B2.08.00*FF\",\"RU\":\"kWh\",\"RT\":\"AC\",\"EF\":\"\",\"ST\":\"G\"}]}";
        return "OCMF|" + payload + "|{\"SA\":\"ECDSA-secp256r1-SHA256\",\"SD\":\"" + signature(payload) + "\"}";
    }

    private static String kWh(long wh) {
        return String.format(Locale.ROOT, "%d.%03d", wh / 1000, wh % 1000);
    }

    private String signature(String payload) {
        ECDSASigner signer = new ECDSASigner(new HMacDSAKCalculator(new SHA256Digest()));
        signer.init(true, new ECPrivateKeyParameters(secret, DOMAIN));
        BigInteger[] pair = signer.generateSignature(sha256(payload.getBytes(StandardCharsets.UTF_8)));
        try {
            DERSequence sequence =
                    new DERSequence(new ASN1Integer[] {new ASN1Integer(pair[0]), new ASN1Integer(pair[1])});
            return HEX.formatHex(sequence.getEncoded());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static byte[] sha256(byte[] bytes) {
        SHA256Digest digest = new SHA256Digest();
        digest.update(bytes, 0, bytes.length);
        byte[] result = new byte[digest.getDigestSize()];
        digest.doFinal(result, 0);
        return result;
    }
}

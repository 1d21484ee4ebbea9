package io.voltgate.simulator.pki;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.ECPublicKeySpec;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.math.ec.ECPoint;

/**
 * Key pairs on the curve secp256r1 that follow from a seed and a name. Stateless. Whoever knows the seed knows the key, so they
 * are for tests only.
 */
public final class SeededKeys {
    private static final String CURVE = "secp256r1";

    private SeededKeys() {}

    public static KeyPair pair(long seed, String name) {
        X9ECParameters curve = CustomNamedCurves.getByName(CURVE);
        BigInteger secret = number(seed, "key of " + name)
                .mod(curve.getN().subtract(BigInteger.ONE))
                .add(BigInteger.ONE);
        ECPoint point = curve.getG().multiply(secret).normalize();
        try {
            AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
            parameters.init(new ECGenParameterSpec(CURVE));
            ECParameterSpec spec = parameters.getParameterSpec(ECParameterSpec.class);
            java.security.spec.ECPoint open = new java.security.spec.ECPoint(
                    point.getAffineXCoord().toBigInteger(),
                    point.getAffineYCoord().toBigInteger());
            KeyFactory factory = KeyFactory.getInstance("EC");
            return new KeyPair(
                    factory.generatePublic(new ECPublicKeySpec(open, spec)),
                    factory.generatePrivate(new ECPrivateKeySpec(secret, spec)));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("this JDK doesn't know the curve " + CURVE, missing);
        }
    }

    /** A positive number of 256 bits that follows from the seed and the name. */
    static BigInteger number(long seed, String name) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest((seed + "/" + name).getBytes(StandardCharsets.UTF_8));
            return new BigInteger(1, digest);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("this JDK has no SHA-256", missing);
        }
    }
}

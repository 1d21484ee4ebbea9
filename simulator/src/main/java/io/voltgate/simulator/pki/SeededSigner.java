package io.voltgate.simulator.pki;

import java.io.IOException;
import java.security.PrivateKey;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.crypto.Signer;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.signers.DSADigestSigner;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.bc.BcContentSignerBuilder;

/**
 * Signs with ECDSA and SHA-256, without randomness (RFC 6979). Stateless. The same key and content give the same bytes, so a seed
 * gives the same certificate.
 */
public final class SeededSigner extends BcContentSignerBuilder {
    private SeededSigner() {
        super(
                new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA256),
                new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256));
    }

    public static ContentSigner of(PrivateKey key) {
        try {
            return new SeededSigner().build(PrivateKeyFactory.createKey(key.getEncoded()));
        } catch (IOException | OperatorCreationException unusable) {
            throw new IllegalArgumentException("not a key for ECDSA", unusable);
        }
    }

    @Override
    protected Signer createSigner(AlgorithmIdentifier signature, AlgorithmIdentifier digest) {
        return new DSADigestSigner(new ECDSASigner(new HMacDSAKCalculator(new SHA256Digest())), new SHA256Digest());
    }
}

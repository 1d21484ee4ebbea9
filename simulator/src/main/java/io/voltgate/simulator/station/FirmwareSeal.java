package io.voltgate.simulator.station;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Base64;

/**
 * Who signed a firmware, and the signature: ECDSA, RSA-PSS or RSA by PKCS 1, each with SHA-256 over the file (OCPP 2.x A00.FR.506, L01). A value.
 */
record FirmwareSeal(X509Certificate signer, String signature) {
    private static final PSSParameterSpec PSS =
            new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, PSSParameterSpec.TRAILER_FIELD_BC);

    /** Whether the signature is of this file; a pretended download has no content, and is believed. */
    boolean fits(ByteBuffer content) {
        if (!content.hasRemaining()) {
            return true;
        }
        PublicKey key = signer.getPublicKey();
        return key.getAlgorithm().equals("EC")
                ? verify("SHA256withECDSA", content)
                : verify("SHA256withRSA", content) || verify("RSASSA-PSS", content);
    }

    private boolean verify(String algorithm, ByteBuffer content) {
        try {
            Signature verifier = Signature.getInstance(algorithm);
            if (algorithm.equals("RSASSA-PSS")) {
                verifier.setParameter(PSS);
            }
            verifier.initVerify(signer.getPublicKey());
            verifier.update(content.duplicate());
            return verifier.verify(Base64.getMimeDecoder().decode(signature));
        } catch (GeneralSecurityException | IllegalArgumentException unreadable) {
            return false;
        }
    }
}

package io.voltgate.gateway.payment;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The one-time password in the QR code that a station shows for payment on a web page (OCPP 2.1 Part 2, C25: TOTP version v1). An
 * immutable value, for any thread; its secret never leaves it. A code is good in its own window of time, the one before and the one after.
 *
 * <p>The alphabet's order, digits, small letters, capitals, is what other implementations use; our copy of the standard has lost a letter
 * of it, so it is to be checked against the PDF before stations in the field are relied on.
 */
public final class WebPaymentCode {
    static final String ALPHABET = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final String HMAC = "HmacSHA256";
    private static final int LOW_BITS = 0x0F;
    private static final int BYTE = 0xFF;

    private final byte[] secret;
    private final int validitySeconds;
    private final int length;

    /**
     * @param secret as the station has it, WebPaymentsCtrlr.SharedSecret
     * @param validitySeconds how long a window is, WebPaymentsCtrlr.ValidityTime
     * @param length characters of a code, WebPaymentsCtrlr.Length
     */
    public WebPaymentCode(String secret, int validitySeconds, int length) {
        this.secret = secret.getBytes(StandardCharsets.UTF_8);
        this.validitySeconds = validitySeconds;
        this.length = length;
    }

    /** In which window of time a code was made, seen from now. */
    public enum Window {
        PREVIOUS(-1),
        CURRENT(0),
        NEXT(1);

        private final int offset;

        Window(int offset) {
            this.offset = offset;
        }
    }

    /** The code that a station shows at this time, seconds since 1970. */
    public String at(long epochSeconds) {
        return ofWindow(Math.floorDiv(epochSeconds, validitySeconds));
    }

    /** The window of a code that is good at this time; empty where it isn't. */
    public Optional<Window> check(String code, long epochSeconds) {
        long now = Math.floorDiv(epochSeconds, validitySeconds);
        byte[] shown = code.getBytes(StandardCharsets.UTF_8);
        Optional<Window> found = Optional.empty();
        for (Window window : Window.values()) {
            byte[] expected = ofWindow(now + window.offset).getBytes(StandardCharsets.UTF_8);
            if (MessageDigest.isEqual(expected, shown)) {
                found = Optional.of(window);
            }
        }
        return found;
    }

    private String ofWindow(long window) {
        byte[] hash = hash(ByteBuffer.allocate(Long.BYTES).putLong(window).array());
        int offset = hash[hash.length - 1] & LOW_BITS;
        StringBuilder code = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            int value = hash[(offset + i) % hash.length] & BYTE;
            code.append(ALPHABET.charAt(value % ALPHABET.length()));
        }
        return code.toString();
    }

    private byte[] hash(byte[] counter) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(secret, HMAC));
            return mac.doFinal(counter);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every JDK has " + HMAC, missing);
        }
    }
}

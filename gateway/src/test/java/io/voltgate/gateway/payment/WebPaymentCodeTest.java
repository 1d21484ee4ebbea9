package io.voltgate.gateway.payment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.voltgate.gateway.payment.WebPaymentCode.Window;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Codes held against ones that were computed by another program (Python's hmac). */
class WebPaymentCodeTest {
    private static final long T = 1_780_000_000L;
    private final WebPaymentCode code = new WebPaymentCode("correct horse battery", 60, 8);

    @Test
    void shouldMakeTheCodesThatAnotherProgramMakes() {
        assertEquals("ofR8xeGU", new WebPaymentCode("correct horse battery", 60, 8).at(T));
        assertEquals("6q8eJo2cVAOfIysxdvF764sjMZJnlWl0", new WebPaymentCode("geheim-\u00e4\u00f6\u00fc", 30, 32).at(T));
        assertEquals("OYJKYXZmfDTQmeoKzhHmDWR9zadaFNauOYJKYXZm", new WebPaymentCode("s", 6, 40).at(0));
    }

    @Test
    void shouldTakeTheCodesOfThreeWindows() {
        assertEquals(Optional.of(Window.CURRENT), code.check(code.at(T), T));
        assertEquals(Optional.of(Window.PREVIOUS), code.check(code.at(T - 60), T));
        assertEquals(Optional.of(Window.NEXT), code.check(code.at(T + 60), T));
        assertFalse(code.check(code.at(T - 120), T).isPresent());
        assertFalse(code.check(code.at(T + 120), T).isPresent());
    }

    @Test
    void shouldRefuseWhatIsNoCode() {
        assertFalse(code.check("", T).isPresent());
        assertFalse(code.check(code.at(T) + "x", T).isPresent());
        assertFalse(code.check(code.at(T).substring(1), T).isPresent());
        assertNotEquals(code.at(T), new WebPaymentCode("another secret", 60, 8).at(T));
        assertFalse(code.toString().contains("horse"));
    }
}

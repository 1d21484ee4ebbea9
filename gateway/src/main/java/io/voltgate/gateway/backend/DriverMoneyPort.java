package io.voltgate.gateway.backend;

import io.voltgate.domain.StationId;
import io.voltgate.gateway.payment.WebPaymentCode;
import io.voltgate.persistence.store.DriverMoney.Credit;
import io.voltgate.persistence.store.DriverMoney.WebPayment;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * What drivers have paid in advance, and web payments by QR code. Called by the threads of requests; blocks until it is stored. Throws
 * {@link io.voltgate.persistence.store.query.QueryUnavailableException} while the database does not answer.
 */
public interface DriverMoneyPort {
    /** Sets what the token's user has paid in, all together; false where nobody has entered the token. */
    boolean putCredit(String token, BigDecimal paidIn, String currency);

    Optional<Credit> credit(String token);

    /** Sets how the station makes its one-time passwords; false where nobody has entered the station. */
    boolean putWebPayment(StationId station, WebPayment payment);

    /** Whether the station makes such passwords. */
    boolean hasWebPayment(StationId station);

    /** The window of a one-time password that the station shows about now; empty where it is none of its own. */
    Optional<WebPaymentCode.Window> check(StationId station, String code);
}

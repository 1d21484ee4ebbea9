package io.voltgate.gateway;

import io.voltgate.domain.IdToken;
import io.voltgate.domain.StationId;
import io.voltgate.gateway.backend.DriverMoneyPort;
import io.voltgate.gateway.payment.WebPaymentCode;
import io.voltgate.persistence.store.DirectoryListener;
import io.voltgate.persistence.store.DriverMoney;
import io.voltgate.persistence.store.query.QueryUnavailableException;
import io.voltgate.persistence.tail.StoreUnavailableException;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import javax.sql.DataSource;

/**
 * Prepaid credit and codes of web payments, by the tables and the clock. Called by the threads of requests. Who was answered on a credit
 * may rely on it at the next start, but for a database that goes away just then.
 */
final class DriverMoneyDesk implements DriverMoneyPort {
    private static final long FRESH_MS = 2_000;
    private static final long SECOND_MS = 1_000;

    private final DriverMoney store;
    private final DirectoryListener directory;
    private final LongSupplier nowMs;

    DriverMoneyDesk(DataSource source, DirectoryListener directory, LongSupplier nowMs) {
        this.store = new DriverMoney(source);
        this.directory = directory;
        this.nowMs = nowMs;
    }

    @Override
    public boolean putCredit(String token, BigDecimal paidIn, String currency) {
        boolean stored = asked(() -> store.putCredit(IdToken.of(token), paidIn, currency));
        try {
            var _ = directory.awaitFresh(FRESH_MS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        return stored;
    }

    @Override
    public Optional<DriverMoney.Credit> credit(String token) {
        return asked(() -> store.credit(IdToken.of(token)));
    }

    @Override
    public boolean putWebPayment(StationId station, DriverMoney.WebPayment payment) {
        return asked(() -> store.putWebPayment(station, payment));
    }

    @Override
    public boolean hasWebPayment(StationId station) {
        return asked(() -> store.webPayment(station)).isPresent();
    }

    @Override
    public Optional<WebPaymentCode.Window> check(StationId station, String code) {
        return asked(() -> store.webPayment(station))
                .flatMap(payment -> new WebPaymentCode(payment.secret(), payment.validitySeconds(), payment.length())
                        .check(code, nowMs.getAsLong() / SECOND_MS));
    }

    private static <T> T asked(Supplier<T> question) {
        try {
            return question.get();
        } catch (StoreUnavailableException away) {
            throw new QueryUnavailableException(away.getMessage(), away);
        }
    }
}

package io.voltgate.gateway.backend;

import io.voltgate.domain.StationId;
import io.voltgate.gateway.payment.WebPaymentCode;
import io.voltgate.persistence.store.DriverMoney.Credit;
import io.voltgate.persistence.store.DriverMoney.WebPayment;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Drivers' money in memory: every token but STRANGER and every station but CS-9 is known. For any thread; nothing is ever spent. */
final class FakeDriverMoney implements DriverMoneyPort {
    static final Instant SINCE = Instant.parse("2026-03-01T12:00:00Z");
    static final long NOW_S = SINCE.getEpochSecond();
    private final Map<String, Credit> credits = new ConcurrentHashMap<>();
    private final Map<StationId, WebPayment> payments = new ConcurrentHashMap<>();

    @Override
    public boolean putCredit(String token, BigDecimal paidIn, String currency) {
        if (token.equals("STRANGER")) {
            return false;
        }
        credits.put(token, new Credit(paidIn, currency, SINCE, paidIn));
        return true;
    }

    @Override
    public Optional<Credit> credit(String token) {
        return Optional.ofNullable(credits.get(token));
    }

    @Override
    public boolean putWebPayment(StationId station, WebPayment payment) {
        if (station.value().equals("CS-9")) {
            return false;
        }
        payments.put(station, payment);
        return true;
    }

    @Override
    public boolean hasWebPayment(StationId station) {
        return payments.containsKey(station);
    }

    @Override
    public Optional<WebPaymentCode.Window> check(StationId station, String code) {
        return Optional.ofNullable(payments.get(station))
                .flatMap(payment -> new WebPaymentCode(payment.secret(), payment.validitySeconds(), payment.length())
                        .check(code, NOW_S));
    }
}

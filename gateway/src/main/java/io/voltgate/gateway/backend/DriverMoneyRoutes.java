package io.voltgate.gateway.backend;

import io.voltgate.domain.StationId;
import io.voltgate.gateway.payment.WebPaymentCode;
import io.voltgate.persistence.store.DriverMoney.Credit;
import io.voltgate.persistence.store.DriverMoney.WebPayment;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Prepaid credit of users, and the check of QR codes for payment on a web page (OCPP 2.1 Part 2, C17 and C25). Called by the threads of
 * requests. A secret goes in and never comes out again.
 */
final class DriverMoneyRoutes {
    private static final String CREDIT = "/api/v1/tokens/{token}/credit";
    private static final BigDecimal MAX_CREDIT = BigDecimal.valueOf(1_000_000);
    private static final int CREDIT_DIGITS = 6;
    private static final int CURRENCY = 3;
    private static final int MIN_SECRET = 8;
    private static final int MAX_SECRET = 255;
    private static final int MAX_VALIDITY = 3_600;
    private static final int MIN_LENGTH = 6;
    private static final int MAX_LENGTH = 255;
    private static final int MAX_TOKEN = 255;
    private static final String VERSION = "v1";

    private final DriverMoneyPort money;

    DriverMoneyRoutes(DriverMoneyPort money) {
        this.money = money;
    }

    private record Stored(String token, BigDecimal paidIn, String currency, Instant since, BigDecimal left) {}

    private record Payable(String station, int validitySeconds, int length) {}

    private record Verdict(
            String station, boolean valid, @Nullable String window) {}

    private record PaidIn(BigDecimal amount, String currency) {}

    List<Route> routes() {
        return List.of(
                Route.of("PUT", CREDIT, Set.of(), this::putCredit),
                Route.of("GET", CREDIT, Set.of(), this::credit),
                Route.of("PUT", "/api/v1/stations/{identity}/web-payment", Set.of(), this::putWebPayment),
                Route.of("GET", "/api/v1/web-payments/verify", Set.of("station", "totp", "version"), this::verify));
    }

    private static String token(ApiRequest request) {
        String token = request.variable("token");
        if (token.isBlank() || token.length() > MAX_TOKEN) {
            throw ProblemException.malformed("token", "a token has 1 to " + MAX_TOKEN + " characters");
        }
        return token;
    }

    private Answer putCredit(ApiRequest request) {
        String token = token(request);
        PaidIn said = Fields.read(
                request.json(),
                fields -> new PaidIn(
                        fields.decimal("paidIn", BigDecimal.ZERO, MAX_CREDIT, CREDIT_DIGITS),
                        fields.text("currency", CURRENCY, CURRENCY)));
        if (!said.currency().matches("[A-Z]{3}")) {
            throw ProblemException.invalid("currency", "a code of ISO 4217 is needed, such as EUR");
        }
        if (!money.putCredit(token, said.amount(), said.currency())) {
            throw ProblemException.of(Problem.Kind.NOT_FOUND, "nobody has entered this token");
        }
        return credit(request);
    }

    private Answer credit(ApiRequest request) {
        String token = token(request);
        Credit credit = money.credit(token)
                .orElseThrow(() -> ProblemException.of(
                        Problem.Kind.NOT_FOUND, "nobody has entered this token, or its user does not pay in advance"));
        return Answer.json(new Stored(token, credit.paidIn(), credit.currency(), credit.since(), credit.left()));
    }

    private Answer putWebPayment(ApiRequest request) {
        StationId station = request.station();
        WebPayment payment = Fields.read(
                request.json(),
                fields -> new WebPayment(
                        fields.text("secret", MIN_SECRET, MAX_SECRET),
                        fields.integer("validitySeconds", 1, MAX_VALIDITY),
                        fields.integer("length", MIN_LENGTH, MAX_LENGTH)));
        if (!money.putWebPayment(station, payment)) {
            throw ApiRequest.unknownStation(station.value());
        }
        return Answer.json(new Payable(station.value(), payment.validitySeconds(), payment.length()));
    }

    /** The payment page's server asks, with what stands in the URL of the QR code. */
    private Answer verify(ApiRequest request) {
        String identity = request.query().one("station").orElse("");
        String code = request.query().one("totp").orElse("");
        String version = request.query().one("version").orElse(VERSION);
        if (identity.isBlank() || identity.length() > StationId.MAX_LENGTH) {
            throw ProblemException.malformed("station", "the identity of a station is needed");
        }
        if (code.isEmpty() || code.length() > MAX_LENGTH) {
            throw ProblemException.malformed("totp", "a code of 1 to " + MAX_LENGTH + " characters is needed");
        }
        if (!version.equals(VERSION)) {
            throw ProblemException.malformed("version", "only " + VERSION + " is known");
        }
        StationId station = new StationId(identity);
        if (!money.hasWebPayment(station)) {
            throw ProblemException.of(Problem.Kind.NOT_FOUND, "this station makes no codes for web payments");
        }
        Optional<WebPaymentCode.Window> window = money.check(station, code);
        return Answer.json(
                new Verdict(identity, window.isPresent(), window.map(Enum::name).orElse(null)));
    }
}

package io.voltgate.gateway.payment;

class LocalLedgerPaymentsTest extends PaymentProviderContract {
    @Override
    PaymentProvider provider() {
        return new LocalLedgerPayments();
    }
}

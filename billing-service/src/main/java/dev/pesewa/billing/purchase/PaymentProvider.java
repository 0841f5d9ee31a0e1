package dev.pesewa.billing.purchase;

import org.jspecify.annotations.Nullable;

/// A company that takes money for us, such as Paystack.
public interface PaymentProvider {

    /// A payment as its provider describes it. `amountMinor` in hundredths of `currency`; `domain`
    /// is `live` unless the payment is a test.
    record Payment(
            String reference,
            PaymentState state,
            long amountMinor,
            String currency,
            String domain) {}

    /// WAITING may become either of the others; those are final.
    enum PaymentState {
        SUCCEEDED,
        FAILED,
        WAITING
    }

    /// Who pays, and where the provider sends the browser afterwards; without the latter it shows
    /// a page of its own.
    record Payer(String email, @Nullable String callbackUrl) {}

    /// The address of the page where the customer pays. It may be asked for again with the same
    /// reference; null when the provider knows the reference already and gives no address again.
    @Nullable String start(Purchase purchase, Payer payer);

    /// The present state of the payment, as the provider knows it.
    Payment verify(String reference);
}

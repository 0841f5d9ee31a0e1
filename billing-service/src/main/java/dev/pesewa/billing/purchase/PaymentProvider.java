package dev.pesewa.billing.purchase;

import org.jspecify.annotations.Nullable;

/// A company that takes money for us.
public interface PaymentProvider {

    /// What the provider says of a payment. Amounts in hundredths.
    record Payment(
            String reference,
            PaymentState state,
            long amountMinor,
            String currency,
            String domain) {}

    /// SUCCEEDED and FAILED are final words; WAITING may become either.
    enum PaymentState {
        SUCCEEDED,
        FAILED,
        WAITING
    }

    /// Where the customer pays. Safe to repeat for the same reference; null when the provider knows
    /// the reference already and tells no address again.
    @Nullable String start(Purchase purchase, String email);

    /// The provider's present word.
    Payment verify(String reference);
}

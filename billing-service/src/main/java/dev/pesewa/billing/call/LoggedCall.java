package dev.pesewa.billing.call;

import dev.pesewa.kernel.Credits;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A call as it is kept for ever; rejected and failed calls are kept too. `holdId` is of the hold
/// that it settled.
public record LoggedCall(
        UUID id,
        @Nullable UUID holdId,
        CallOutcome outcome,
        AiCall call,
        Cost cost,
        Paid paid,
        int priceVersion,
        Instant at) {

    public enum CallOutcome {
        CHARGED,
        FAILED,
        REFUSED;

        private final String text = name().toLowerCase(Locale.ROOT);

        public String text() {
            return text;
        }
    }

    /// What the provider takes: in USD, unrounded, null when it is not known; and the rate to the
    /// workspace's currency with its date, null when there is none.
    public record Cost(
            @Nullable BigDecimal usd,
            String currency,
            @Nullable BigDecimal rate,
            @Nullable LocalDate rateDate) {}

    /// `credits` were taken for what should have cost `price`; `writtenOff` was written off.
    /// `revenue` is what the credits had cost; `balance` is available afterwards.
    public record Paid(
            Credits price,
            Credits credits,
            Credits writtenOff,
            BigDecimal revenue,
            Credits balance) {}
}

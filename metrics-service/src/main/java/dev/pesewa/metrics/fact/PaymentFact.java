package dev.pesewa.metrics.fact;

import dev.pesewa.kernel.event.PaymentFailed;
import dev.pesewa.kernel.event.PaymentSucceeded;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;

/// The result of a purchase's payment. Example: a purchase failed on Monday and was paid on
/// Tuesday; it counts as one success on Tuesday, whichever event arrives first. A success is final;
/// a failure holds until a success arrives.
public record PaymentFact(
        UUID purchaseId,
        UUID workspaceId,
        String purpose,
        String provider,
        BigDecimal amount,
        String currency,
        boolean succeeded,
        Instant at,
        LocalDate date) {

    static PaymentFact of(PaymentSucceeded event, ZoneId zone) {
        return new PaymentFact(
                event.purchaseId(),
                event.workspaceId(),
                event.purpose(),
                event.provider(),
                event.amount(),
                event.currency(),
                true,
                event.paidAt(),
                LocalDate.ofInstant(event.paidAt(), zone));
    }

    static PaymentFact of(PaymentFailed event, ZoneId zone) {
        return new PaymentFact(
                event.purchaseId(),
                event.workspaceId(),
                event.purpose(),
                event.provider(),
                event.amount(),
                event.currency(),
                false,
                event.failedAt(),
                LocalDate.ofInstant(event.failedAt(), zone));
    }
}

package dev.pesewa.metrics.fact;

import dev.pesewa.kernel.event.PaymentFailed;
import dev.pesewa.kernel.event.PaymentSucceeded;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;

/// What became of a purchase's payment. A success is final; a failure holds until one comes.
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

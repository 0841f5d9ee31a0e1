package dev.pesewa.metrics.fact;

import dev.pesewa.kernel.event.CreditsCharged;
import dev.pesewa.kernel.event.CreditsRepaid;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;

/// Prepaid money that became revenue because its credits were spent. Example: 250 credits were sold
/// for 180 GHS, so a charge of 3 credits is 2.16 GHS of revenue. Credits that repay an overrun
/// count on the day of the repayment.
public record RevenueFact(
        String eventId, UUID workspaceId, LocalDate date, BigDecimal amount, String currency) {

    static RevenueFact of(String eventId, CreditsRepaid event, LocalDate date) {
        return new RevenueFact(
                eventId, event.workspaceId(), date, event.revenue(), event.currency());
    }

    static RevenueFact of(String eventId, CreditsCharged event, LocalDate date) {
        return new RevenueFact(
                eventId, event.workspaceId(), date, event.revenue(), event.currency());
    }
}

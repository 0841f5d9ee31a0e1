package dev.pesewa.metrics.fact;

import dev.pesewa.kernel.event.CreditsCharged;
import dev.pesewa.kernel.event.CreditsRepaid;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;

/// Credits were spent, or paid back what was spent before, and with them this much of what their
/// buyer had paid became revenue.
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

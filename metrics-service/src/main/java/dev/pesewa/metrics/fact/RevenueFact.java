package dev.pesewa.metrics.fact;

import dev.pesewa.kernel.event.CreditsCharged;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;

/// Credits were spent, and with them this much of what their buyer had paid became revenue.
public record RevenueFact(
        String eventId, UUID workspaceId, LocalDate date, BigDecimal amount, String currency) {

    static RevenueFact of(String eventId, CreditsCharged event, LocalDate date) {
        return new RevenueFact(
                eventId, event.workspaceId(), date, event.revenue(), event.currency());
    }
}

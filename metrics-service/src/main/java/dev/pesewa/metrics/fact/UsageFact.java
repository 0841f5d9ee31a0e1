package dev.pesewa.metrics.fact;

import dev.pesewa.kernel.event.UsageRecorded;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;

/// One AI call: what of it counts, and on which day.
public record UsageFact(
        UUID workspaceId,
        String source,
        String eventId,
        LocalDate date,
        Subject subject,
        boolean succeeded,
        boolean priced,
        long tokens,
        BigDecimal costUsd) {

    static UsageFact of(UsageRecorded event, ZoneId zone) {
        BigDecimal cost = event.costUsd();
        return new UsageFact(
                event.workspaceId(),
                event.source(),
                event.id(),
                LocalDate.ofInstant(event.occurredAt(), zone),
                Subject.of(event),
                event.success(),
                cost != null,
                tokens(event),
                cost == null ? BigDecimal.ZERO : cost);
    }

    private static long tokens(UsageRecorded event) {
        long input = Math.addExact(event.inputTokens(), event.cachedInputTokens());
        long output = Math.addExact(event.cacheWriteTokens(), event.outputTokens());
        return Math.addExact(input, output);
    }
}

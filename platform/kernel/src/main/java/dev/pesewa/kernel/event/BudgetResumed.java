package dev.pesewa.kernel.event;

import java.time.LocalDate;
import java.util.UUID;

/// A budget that was used up no longer is: it was raised or lifted, or a new month has begun.
public record BudgetResumed(UUID workspaceId, LocalDate month) {
    public static final String TYPE = "budget.resumed.v1";
}

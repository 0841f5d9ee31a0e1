package dev.pesewa.usage.event;

import dev.pesewa.kernel.Workspace;
import dev.pesewa.kernel.event.UsageRecorded;
import dev.pesewa.usage.rollup.RollupBatch;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/// An event, with the day and hour it falls on where its workspace is. `localCost` is its cost when
/// that was stated in the workspace's currency, else null.
public record StoredEvent(
        UsageRecorded event, LocalDate date, int hour, @Nullable BigDecimal localCost) {

    public static StoredEvent in(Workspace workspace, UsageRecorded event) {
        ZonedDateTime local = event.occurredAt().atZone(workspace.zone());
        BigDecimal localCost = event.cost().givenIn(workspace.currency());
        return new StoredEvent(event, local.toLocalDate(), local.getHour(), localCost);
    }

    public void count(RollupBatch batch) {
        batch.count(event, date, hour, localCost);
    }

    public void uncount(RollupBatch batch) {
        batch.uncount(event, date, hour, localCost);
    }

    public void reprice(RollupBatch batch, @Nullable BigDecimal costUsd) {
        batch.reprice(event, date, hour, costUsd, localCost != null);
    }
}

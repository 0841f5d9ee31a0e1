package dev.pesewa.usage.event;

import dev.pesewa.kernel.event.UsageRecorded;
import dev.pesewa.usage.rollup.RollupBatch;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/// An event, with the day and hour it falls on where its workspace is.
public record StoredEvent(UsageRecorded event, LocalDate date, int hour) {

    public static StoredEvent in(ZoneId zone, UsageRecorded event) {
        ZonedDateTime local = event.occurredAt().atZone(zone);
        return new StoredEvent(event, local.toLocalDate(), local.getHour());
    }

    public void count(RollupBatch batch) {
        batch.count(event, date, hour);
    }

    public void uncount(RollupBatch batch) {
        batch.uncount(event, date, hour);
    }

    public void reprice(RollupBatch batch, @Nullable BigDecimal cost) {
        batch.reprice(event, date, hour, cost);
    }
}

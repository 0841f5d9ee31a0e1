package dev.pesewa.usage.rollup;

import dev.pesewa.kernel.event.UsageRecorded;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a batch of events changes in the rollups, summed in memory: a batch of a thousand calls of
/// one kind is one row.
public final class RollupBatch {

    /// What one row of durations is about: calls of one day that took about equally long.
    public record DurationKey(UUID workspace, LocalDate date, long bucketMs)
            implements Comparable<DurationKey> {
        @Override
        public int compareTo(DurationKey other) {
            int byWorkspace = workspace.compareTo(other.workspace);
            int byDate = byWorkspace != 0 ? byWorkspace : date.compareTo(other.date);
            return byDate != 0 ? byDate : Long.compare(bucketMs, other.bucketMs);
        }
    }

    private final Map<HourlyKey, UsageTotals> hourly = new HashMap<>();
    private final Map<DurationKey, Long> durations = new HashMap<>();

    /// `localCost` is the event's cost when it was stated in the workspace's currency, else null.
    public void count(
            UsageRecorded event, LocalDate date, int hour, @Nullable BigDecimal localCost) {
        add(event, date, hour, localCost, 1);
    }

    public void uncount(
            UsageRecorded event, LocalDate date, int hour, @Nullable BigDecimal localCost) {
        add(event, date, hour, localCost, -1);
    }

    private void add(
            UsageRecorded event,
            LocalDate date,
            int hour,
            @Nullable BigDecimal localCost,
            int sign) {
        hourly.computeIfAbsent(HourlyKey.of(event, date, hour), _ -> new UsageTotals())
                .add(event, localCost, sign);
        Long millis = event.call().result().durationMs();
        if (millis != null) {
            var key = new DurationKey(event.workspaceId(), date, DurationBucket.of(millis));
            durations.merge(key, (long) sign, Long::sum);
        }
    }

    /// The event's cost was `event.costUsd()`, and is `costUsd` from now on; null is unpriced.
    /// `local`: it was stated in the workspace's currency, where it stays the same.
    public void reprice(
            UsageRecorded event,
            LocalDate date,
            int hour,
            @Nullable BigDecimal costUsd,
            boolean local) {
        BigDecimal before = event.costUsd();
        BigDecimal change =
                (costUsd == null ? BigDecimal.ZERO : costUsd)
                        .subtract(before == null ? BigDecimal.ZERO : before);
        long unpriced = (costUsd == null ? 1L : 0L) - (before == null ? 1L : 0L);
        hourly.computeIfAbsent(HourlyKey.of(event, date, hour), _ -> new UsageTotals())
                .reprice(change, unpriced, local);
    }

    public SortedMap<HourlyKey, UsageTotals> hourly() {
        return new TreeMap<>(hourly);
    }

    public SortedMap<DailyKey, UsageTotals> daily() {
        var daily = new HashMap<DailyKey, UsageTotals>();
        hourly.forEach(
                (hour, totals) -> {
                    for (DailyKey.Dimension dimension : DailyKey.Dimension.values()) {
                        var day =
                                new DailyKey(
                                        hour.workspace(),
                                        dimension,
                                        hour.date(),
                                        dimension.key(hour));
                        daily.computeIfAbsent(day, _ -> new UsageTotals()).add(totals);
                    }
                });
        return new TreeMap<>(daily);
    }

    public SortedMap<DurationKey, Long> durations() {
        return new TreeMap<>(durations);
    }
}

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

    /// Calls of one day that took about as long as each other.
    public record Took(UUID workspace, LocalDate date, long bucketMs) implements Comparable<Took> {
        @Override
        public int compareTo(Took other) {
            int byWorkspace = workspace.compareTo(other.workspace);
            int byDate = byWorkspace != 0 ? byWorkspace : date.compareTo(other.date);
            return byDate != 0 ? byDate : Long.compare(bucketMs, other.bucketMs);
        }
    }

    private final Map<HourlyKey, UsageTotals> cells = new HashMap<>();
    private final Map<Took, Long> durations = new HashMap<>();

    public void count(UsageRecorded event, LocalDate date, int hour) {
        add(event, date, hour, 1);
    }

    public void uncount(UsageRecorded event, LocalDate date, int hour) {
        add(event, date, hour, -1);
    }

    private void add(UsageRecorded event, LocalDate date, int hour, int sign) {
        cells.computeIfAbsent(HourlyKey.of(event, date, hour), _ -> new UsageTotals())
                .add(event, sign);
        Long millis = event.call().result().durationMs();
        if (millis != null) {
            var took = new Took(event.workspaceId(), date, DurationBucket.of(millis));
            durations.merge(took, (long) sign, Long::sum);
        }
    }

    /// The event's cost was `event.costUsd()`, and is `cost` from now on; null is unpriced.
    public void reprice(UsageRecorded event, LocalDate date, int hour, @Nullable BigDecimal cost) {
        BigDecimal before = event.costUsd();
        BigDecimal change =
                (cost == null ? BigDecimal.ZERO : cost)
                        .subtract(before == null ? BigDecimal.ZERO : before);
        long unpriced = (cost == null ? 1L : 0L) - (before == null ? 1L : 0L);
        cells.computeIfAbsent(HourlyKey.of(event, date, hour), _ -> new UsageTotals())
                .reprice(change, unpriced);
    }

    public SortedMap<HourlyKey, UsageTotals> cells() {
        return new TreeMap<>(cells);
    }

    public SortedMap<DailyKey, UsageTotals> slices() {
        var slices = new HashMap<DailyKey, UsageTotals>();
        cells.forEach(
                (cell, sums) -> {
                    for (DailyKey.Dimension dimension : DailyKey.Dimension.values()) {
                        var slice =
                                new DailyKey(
                                        cell.workspace(),
                                        dimension,
                                        cell.date(),
                                        dimension.key(cell));
                        slices.computeIfAbsent(slice, _ -> new UsageTotals()).add(sums);
                    }
                });
        return new TreeMap<>(slices);
    }

    public SortedMap<Took, Long> durations() {
        return new TreeMap<>(durations);
    }
}

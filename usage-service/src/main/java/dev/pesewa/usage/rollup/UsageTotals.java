package dev.pesewa.usage.rollup;

import dev.pesewa.kernel.event.UsageRecorded;
import java.math.BigDecimal;
import java.util.List;

/// Exact sums over events: the cost, and every `Measure`.
public final class UsageTotals {

    private BigDecimal cost = BigDecimal.ZERO;
    private final long[] sums = new long[Measure.ALL.size()];

    /// `sign` is 1 for an event that counts, -1 for one that counts no longer.
    void add(UsageRecorded event, int sign) {
        BigDecimal one = event.costUsd();
        if (one != null) {
            cost = sign > 0 ? cost.add(one) : cost.subtract(one);
        }
        for (int i = 0; i < sums.length; i++) {
            sums[i] += sign * Measure.ALL.get(i).of().applyAsLong(event);
        }
    }

    void add(UsageTotals other) {
        cost = cost.add(other.cost);
        for (int i = 0; i < sums.length; i++) {
            sums[i] += other.sums[i];
        }
    }

    /// Another price for events that stay as they are.
    void reprice(BigDecimal costChange, long unpricedChange) {
        cost = cost.add(costChange);
        sums[Measure.ALL.indexOf(Measure.UNPRICED)] += unpricedChange;
    }

    public BigDecimal cost() {
        return cost;
    }

    /// One measure of each of the totals: a column of their rows.
    public static Long[] column(List<UsageTotals> totals, Measure measure) {
        int index = Measure.ALL.indexOf(measure);
        return totals.stream().map(each -> each.sums[index]).toArray(Long[]::new);
    }
}

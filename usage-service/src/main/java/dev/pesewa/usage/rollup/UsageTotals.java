package dev.pesewa.usage.rollup;

import dev.pesewa.kernel.event.UsageRecorded;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Exact sums over events: the cost in USD; of it the part that was stated in the workspace's
/// currency, in that currency and in USD; and every `Measure`.
public final class UsageTotals {

    private BigDecimal cost = BigDecimal.ZERO;
    private BigDecimal localCost = BigDecimal.ZERO;
    private BigDecimal localCostUsd = BigDecimal.ZERO;
    private final long[] sums = new long[Measure.ALL.size()];

    /// `sign` is 1 for an event that counts, -1 for one that counts no longer.
    void add(UsageRecorded event, @Nullable BigDecimal local, int sign) {
        BigDecimal one = event.costUsd();
        if (one != null) {
            cost = sum(cost, one, sign);
            if (local != null) {
                localCost = sum(localCost, local, sign);
                localCostUsd = sum(localCostUsd, one, sign);
            }
        }
        for (int i = 0; i < sums.length; i++) {
            sums[i] += sign * Measure.ALL.get(i).of().applyAsLong(event);
        }
    }

    private static BigDecimal sum(BigDecimal before, BigDecimal one, int sign) {
        return sign > 0 ? before.add(one) : before.subtract(one);
    }

    void add(UsageTotals other) {
        cost = cost.add(other.cost);
        localCost = localCost.add(other.localCost);
        localCostUsd = localCostUsd.add(other.localCostUsd);
        for (int i = 0; i < sums.length; i++) {
            sums[i] += other.sums[i];
        }
    }

    /// Another price in USD for events that stay as they are; `local` when their cost was stated in
    /// the workspace's currency.
    void reprice(BigDecimal costChange, long unpricedChange, boolean local) {
        cost = cost.add(costChange);
        localCostUsd = local ? localCostUsd.add(costChange) : localCostUsd;
        sums[Measure.ALL.indexOf(Measure.UNPRICED)] += unpricedChange;
    }

    public BigDecimal cost() {
        return cost;
    }

    public BigDecimal localCost() {
        return localCost;
    }

    public BigDecimal localCostUsd() {
        return localCostUsd;
    }

    /// One measure of each of the totals: a column of their rows.
    public static Long[] column(List<UsageTotals> totals, Measure measure) {
        int index = Measure.ALL.indexOf(measure);
        return totals.stream().map(each -> each.sums[index]).toArray(Long[]::new);
    }
}

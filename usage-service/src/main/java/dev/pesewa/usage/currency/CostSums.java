package dev.pesewa.usage.currency;

import java.math.BigDecimal;

/// What the calls of one day cost: all of them in USD; and those whose cost was stated in the
/// workspace's currency, in that currency and in USD.
public record CostSums(BigDecimal usd, BigDecimal local, BigDecimal localUsd) {

    /// Of several workspaces: nothing is in a currency of their own.
    public static CostSums inUsd(BigDecimal usd) {
        return new CostSums(usd, BigDecimal.ZERO, BigDecimal.ZERO);
    }
}

package dev.pesewa.billing.catalog;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;

/// What features have cost the house.
public interface FeatureCostRepository {

    /// The mean cost of a call since then, in USD, by feature; those without a known cost are not
    /// in it.
    Map<String, BigDecimal> meanUsdSince(Instant since);
}

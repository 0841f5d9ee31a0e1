package dev.pesewa.billing.catalog.postgres;

import dev.pesewa.kit.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/// What calls of features cost us.
@ApplicationScoped
public class FeatureCostRepository {

    private final Database database;

    public FeatureCostRepository(Database database) {
        this.database = database;
    }

    /// The mean cost in USD of a call since then, by feature. A feature is absent when no call of
    /// it has a known cost.
    public Map<String, BigDecimal> meanUsdSince(Instant since) {
        Map<String, BigDecimal> means = new HashMap<>();
        database.list(
                """
                SELECT feature, avg(cost_usd) AS mean FROM charge
                WHERE charged_at >= $1 AND outcome <> 'refused' AND cost_usd IS NOT NULL
                GROUP BY feature""",
                row -> means.put(row.text("feature"), row.decimal("mean")),
                since);
        return means;
    }
}

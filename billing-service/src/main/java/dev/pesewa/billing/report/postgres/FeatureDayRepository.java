package dev.pesewa.billing.report.postgres;

import dev.pesewa.billing.report.FeatureDay;
import dev.pesewa.kernel.Credits;
import dev.pesewa.kernel.WorkspaceId;
import dev.pesewa.kit.database.Database;
import dev.pesewa.kit.database.Row;
import dev.pesewa.kit.id.IdGenerator;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Sums over the calls of each feature and day, in a half-open time.
@ApplicationScoped
public class FeatureDayRepository {

    private static final String SUMS =
            """
            SELECT feature, (charged_at AT TIME ZONE 'UTC')::date AS day,
                   count(*) FILTER (WHERE outcome = 'charged') AS succeeded,
                   count(*) FILTER (WHERE outcome = 'failed') AS failed,
                   count(*) FILTER (WHERE outcome = 'refused') AS refused,
                   count(*) FILTER (WHERE outcome <> 'refused' AND cost_usd IS NULL)
                       AS without_cost,
                   count(*) FILTER (WHERE outcome <> 'refused'
                       AND (cost_usd IS NULL OR fx_rate IS NULL)) AS without_local_cost,
                   sum(credits)::bigint AS credits, sum(absorbed)::bigint AS absorbed,
                   coalesce(sum(revenue), 0) AS revenue,
                   coalesce(sum(cost_usd) FILTER (WHERE outcome <> 'refused'), 0) AS cost,
                   coalesce(sum(CASE WHEN given_currency = currency THEN given_cost
                                     ELSE cost_usd * fx_rate END)
                       FILTER (WHERE outcome <> 'refused'), 0) AS local_cost,
                   coalesce(sum(response_ms) FILTER (WHERE outcome <> 'refused'), 0)::bigint
                       AS total_ms,
                   count(response_ms) FILTER (WHERE outcome <> 'refused') AS timed
            FROM charge WHERE charged_at >= $1 AND charged_at < $2\s""";

    /// Ids begin with the time at which they were made, so a period of a workspace is a
    /// range of its key.
    private static final String OF_ONE = "AND workspace_id = $3 AND id >= $4 AND id < $5";

    /// Between a call's time and the making of its id.
    private static final Duration SLACK = Duration.ofMinutes(1);

    private static final String GROUPS = " GROUP BY feature, day";

    private final Database database;

    public FeatureDayRepository(Database database) {
        this.database = database;
    }

    /// Of all workspaces when `workspace` is null.
    public List<FeatureDay> between(Instant from, Instant until, @Nullable WorkspaceId workspace) {
        return workspace == null
                ? database.list(SUMS + GROUPS, FeatureDayRepository::day, from, until)
                : database.list(
                        SUMS + OF_ONE + GROUPS,
                        FeatureDayRepository::day,
                        from,
                        until,
                        workspace.value(),
                        IdGenerator.before(from.minus(SLACK)),
                        IdGenerator.before(until.plus(SLACK)));
    }

    private static FeatureDay day(Row row) {
        return new FeatureDay(
                row.text("feature"),
                row.date("day"),
                new FeatureDay.Calls(
                        row.number("succeeded"),
                        row.number("failed"),
                        row.number("refused"),
                        row.number("without_cost"),
                        row.number("without_local_cost")),
                new Credits(row.number("credits")),
                new Credits(row.number("absorbed")),
                row.decimal("revenue"),
                row.decimal("cost"),
                row.decimal("local_cost"),
                new FeatureDay.DurationTotals(row.number("total_ms"), row.number("timed")));
    }
}

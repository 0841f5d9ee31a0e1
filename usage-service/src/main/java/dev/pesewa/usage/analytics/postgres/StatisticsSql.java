package dev.pesewa.usage.analytics.postgres;

import dev.pesewa.kit.database.Row;
import dev.pesewa.usage.analytics.PeriodTotals;
import dev.pesewa.usage.analytics.UsageFilter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Parts that several queries share. The first three parameters are the workspace and the bounds
/// of the time, the next six the filters.
final class StatisticsSql {

    static final String FILTERS =
            """
            \s
              AND ($4::text IS NULL OR client_id = $4) AND ($5::text IS NULL OR user_id = $5)
              AND ($6::text IS NULL OR feature = $6) AND ($7::text IS NULL OR model = $7)
              AND ($8::text IS NULL OR provider = $8) AND ($9::boolean IS NULL OR success = $9)
            """;

    private StatisticsSql() {}

    static @Nullable Object[] parameters(UsageFilter filter, Object... bounds) {
        List<@Nullable Object> parameters = new ArrayList<>(Arrays.asList(bounds));
        parameters.add(filter.clientId());
        parameters.add(filter.userId());
        parameters.add(filter.feature());
        parameters.add(filter.model());
        parameters.add(filter.provider());
        parameters.add(filter.success());
        return parameters.toArray();
    }

    /// `succeeded` counts the calls that did.
    static String sums(String succeeded) {
        return " coalesce(sum(cost_usd), 0) AS cost,"
                + " coalesce(sum(messages), 0)::bigint AS messages, coalesce("
                + succeeded
                + ", 0)::bigint AS succeeded, coalesce(sum(cached), 0)::bigint AS cached,"
                + " coalesce(sum(unpriced), 0)::bigint AS unpriced,"
                + " coalesce(sum(input_tokens), 0)::bigint AS input,"
                + " coalesce(sum(cached_input_tokens), 0)::bigint AS cached_input,"
                + " coalesce(sum(cache_write_tokens), 0)::bigint AS cache_write,"
                + " coalesce(sum(output_tokens), 0)::bigint AS output,"
                + " coalesce(sum(timed), 0)::bigint AS timed,"
                + " coalesce(sum(duration_ms), 0)::bigint AS duration_ms";
    }

    static PeriodTotals totals(Row row) {
        return new PeriodTotals(
                row.decimal("cost"),
                row.number("messages"),
                row.number("succeeded"),
                row.number("cached"),
                row.number("unpriced"),
                row.number("input"),
                row.number("cached_input"),
                row.number("cache_write"),
                row.number("output"),
                row.number("timed"),
                row.number("duration_ms"));
    }
}

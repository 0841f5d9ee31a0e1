package dev.pesewa.usage.analytics.postgres;

import dev.pesewa.kit.database.Row;
import dev.pesewa.usage.analytics.PeriodTotals;
import dev.pesewa.usage.analytics.UsageFilter;
import dev.pesewa.usage.rollup.Measure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Parts that several queries share. The first three parameters are the workspace and the bounds
/// of the time, the next six the filters, the next two the days and their exchange rates.
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

    /// `succeeded` counts the calls that did, `cost` sums what they cost.
    static String sums(String succeeded, String cost) {
        return Measure.ALL.stream()
                .map(
                        measure ->
                                ", coalesce(%s, 0)::bigint AS %s"
                                        .formatted(
                                                measure.equals(Measure.SUCCEEDED)
                                                        ? succeeded
                                                        : "sum(" + measure.column() + ")",
                                                measure.column()))
                .collect(Collectors.joining("", " coalesce(" + cost + ", 0) AS cost", ""));
    }

    static PeriodTotals totals(Row row) {
        return new PeriodTotals(
                row.decimal("cost"),
                Measure.ALL.stream()
                        .collect(
                                Collectors.toUnmodifiableMap(
                                        Function.identity(),
                                        measure -> row.number(measure.column()))));
    }
}

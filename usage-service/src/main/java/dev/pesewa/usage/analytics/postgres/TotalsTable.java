package dev.pesewa.usage.analytics.postgres;

import dev.pesewa.usage.analytics.UsageFilter;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Where sums alone are read from: slices have them for a whole workspace, and for one client,
/// user, feature or model. `from` is `FROM … WHERE …`, over the days of the first parameters.
record TotalsTable(RollupTable table, String from, String sums) {

    private static final Map<Integer, String> SLICES =
            Map.of(
                    4, "'client' AND key = $4::text",
                    5, "'subject' AND key = 'user:' || $5::text",
                    6, "'feature' AND key = $6::text",
                    7, "'model' AND key = $7::text");

    /// All filters are named, so that every source takes the same parameters.
    private static final String ONE_SLICE =
            " workspace_id = $1 AND local_date BETWEEN $2 AND $3"
                    + " AND num_nonnulls($4::text, $5::text, $6::text, $7::text, $8::text,"
                    + " $9::boolean) = 1 AND dimension = ";

    static TotalsTable of(UsageFilter filter, DayRates rates) {
        RollupTable table = RollupTable.of(filter, rates);
        return slice(filter)
                .map(
                        slice ->
                                new TotalsTable(
                                        table,
                                        rates.from("usage_slice") + ONE_SLICE + slice,
                                        StatisticsSql.sums("sum(succeeded)", rates.sum())))
                .orElseGet(() -> new TotalsTable(table, table.from("day"), table.sums()));
    }

    /// The slice of the only filter, when slices know it.
    private static Optional<String> slice(UsageFilter filter) {
        Map<Integer, Object> set = new TreeMap<>();
        @Nullable Object[] filters = StatisticsSql.parameters(filter);
        for (int i = 0; i < filters.length; i++) {
            Object value = filters[i];
            if (value != null) {
                set.put(4 + i, value);
            }
        }
        return set.size() == 1
                ? set.keySet().stream().findFirst().map(SLICES::get)
                : Optional.empty();
    }

    @Nullable Object[] parameters(Object... more) {
        return table.parameters(more);
    }
}

package dev.pesewa.usage.analytics.postgres;

import dev.pesewa.usage.analytics.StatisticsRepository.BreakdownDimension;
import dev.pesewa.usage.analytics.UsageFilter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The table that answers a question, and how its parts are named there.
sealed interface RollupTable {

    static RollupTable of(UsageFilter filter, DayRates rates) {
        return filter.isWhole() ? new Slices(filter, rates) : new Hours(filter, rates);
    }

    UsageFilter filter();

    DayRates rates();

    /// `FROM … WHERE …`, over the rows of one dimension.
    String from(String dimension);

    /// The same, without rows that have no such key.
    String from(BreakdownDimension dimension);

    /// The column or expression that names the part.
    String key(BreakdownDimension dimension);

    /// The one that tells active users apart; empty for calls of nobody.
    String subject();

    String succeeded();

    /// Day, hour, client, feature and model at once; at most so many of one dimension.
    String split(int mostParts);

    default String sums() {
        return StatisticsSql.sums(succeeded(), rates().sum());
    }

    /// The parameters that all queries have, and those of one query.
    default @Nullable Object[] parameters(Object... more) {
        var period = filter().period();
        List<@Nullable Object> all = new ArrayList<>();
        Collections.addAll(
                all,
                StatisticsSql.parameters(
                        filter(), filter().workspace().value(), period.start(), period.end()));
        Collections.addAll(all, rates().parameters());
        Collections.addAll(all, more);
        return all.toArray();
    }

    private static String column(BreakdownDimension dimension) {
        return switch (dimension) {
            case DAY -> "local_date::text";
            case HOUR -> "local_hour::text";
            case CLIENT -> "client_id";
            case USER -> "user_id";
            case FEATURE -> "feature";
            case MODEL -> "model";
        };
    }

    /// One row per day and part. Filters are named although they are null, so that both sources
    /// take the same parameters.
    record Slices(UsageFilter filter, DayRates rates) implements RollupTable {

        private static final String WHERE =
                " workspace_id = $1 AND local_date BETWEEN $2 AND $3"
                        + " AND coalesce($4::text, $5::text, $6::text, $7::text, $8::text) IS NULL"
                        + " AND $9::boolean IS NULL";

        private String rows() {
            return rates.from("usage_slice") + WHERE;
        }

        @Override
        public String from(String dimension) {
            return rows() + " AND dimension = '" + dimension + "'";
        }

        @Override
        public String from(BreakdownDimension dimension) {
            return dimension == BreakdownDimension.USER
                    ? from("subject") + " AND key LIKE 'user:%'"
                    : from(dimension.name().toLowerCase(Locale.ROOT)) + " AND key <> ''";
        }

        @Override
        public String key(BreakdownDimension dimension) {
            return switch (dimension) {
                case DAY -> "local_date::text";
                case USER -> "substr(key, 6)";
                case HOUR, CLIENT, FEATURE, MODEL -> "key";
            };
        }

        @Override
        public String subject() {
            return "key";
        }

        @Override
        public String succeeded() {
            return "sum(succeeded)";
        }

        @Override
        public String split(int mostParts) {
            return "SELECT * FROM (SELECT dimension, CASE dimension"
                    + " WHEN 'day' THEN local_date::text ELSE key END AS key,"
                    + " sum(messages)::bigint AS messages, %s AS cost,".formatted(rates.sum())
                    + " row_number() OVER (PARTITION BY dimension"
                    + " ORDER BY %s DESC, sum(messages) DESC) AS n".formatted(rates.sum())
                    + rows()
                    + " AND dimension IN ('day', 'hour', 'client', 'feature', 'model')"
                    + " AND (dimension = 'day' OR key <> '')"
                    + " GROUP BY dimension, 2 HAVING sum(messages) <> 0) parts WHERE n <= "
                    + mostParts
                    + " ORDER BY cost DESC, messages DESC, key";
        }
    }

    /// One row per hour and kind of call.
    record Hours(UsageFilter filter, DayRates rates) implements RollupTable {

        private static final String WHERE =
                " workspace_id = $1 AND local_date BETWEEN $2 AND $3" + StatisticsSql.FILTERS;

        private String rows() {
            return rates.from("usage_hourly") + WHERE;
        }

        @Override
        public String from(String dimension) {
            return rows();
        }

        @Override
        public String from(BreakdownDimension dimension) {
            return rows() + " AND " + column(dimension) + " <> ''";
        }

        @Override
        public String key(BreakdownDimension dimension) {
            return column(dimension);
        }

        @Override
        public String subject() {
            return "CASE WHEN user_id <> '' THEN 'user:' || user_id"
                    + " WHEN client_id <> '' THEN 'client:' || client_id ELSE '' END";
        }

        @Override
        public String succeeded() {
            return "sum(CASE WHEN success THEN messages ELSE 0 END)";
        }

        @Override
        public String split(int mostParts) {
            return "SELECT * FROM (SELECT CASE WHEN GROUPING(local_date) = 0 THEN 'day'"
                    + " WHEN GROUPING(local_hour) = 0 THEN 'hour'"
                    + " WHEN GROUPING(client_id) = 0 THEN 'client'"
                    + " WHEN GROUPING(feature) = 0 THEN 'feature' ELSE 'model' END AS dimension,"
                    + " coalesce(local_date::text, local_hour::text, client_id, feature, model)"
                    + " AS key, sum(messages)::bigint AS messages, %s AS cost,"
                            .formatted(rates.sum())
                    + " row_number() OVER (PARTITION BY GROUPING(local_date, local_hour, client_id,"
                    + " feature, model) ORDER BY %s DESC, sum(messages) DESC) AS n"
                            .formatted(rates.sum())
                    + rows()
                    + " GROUP BY GROUPING SETS ((local_date), (local_hour), (client_id), (feature),"
                    + " (model)) HAVING sum(messages) <> 0) parts WHERE key <> '' AND n <= "
                    + mostParts
                    + " ORDER BY cost DESC, messages DESC, key";
        }
    }
}

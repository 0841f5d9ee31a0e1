package dev.pesewa.usage.analytics.postgres;

import dev.pesewa.kit.database.SqlSession;
import dev.pesewa.usage.analytics.UsageFilter;
import dev.pesewa.usage.currency.ReportCurrency;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How costs of rollups are summed in the currency of an answer. The rates of the days are the
/// parameters `$10` and `$11`: one rate when it is the same on all days, so that sums are converted
/// and not rows; null in USD. They are named there too, so that every answer takes the same
/// parameters.
record DayRates(
        ReportCurrency currency,
        @Nullable List<LocalDate> days,
        @Nullable List<BigDecimal> perUsd) {

    /// A day without a rate has the rate zero when it has nothing to convert; else it is refused.
    static DayRates of(SqlSession statements, UsageFilter filter, LocalDate first, LocalDate last) {
        ReportCurrency currency = filter.currency();
        if (currency.isUsd()) {
            return new DayRates(currency, null, null);
        }
        List<LocalDate> days = first.datesUntil(last.plusDays(1)).toList();
        List<LocalDate> missing = new ArrayList<>();
        List<BigDecimal> perUsd = new ArrayList<>(days.size());
        for (LocalDate day : days) {
            Optional<BigDecimal> rate = currency.rate(day);
            if (rate.isEmpty()) {
                missing.add(day);
            }
            perUsd.add(rate.orElse(BigDecimal.ZERO));
        }
        firstToConvert(statements, filter, missing)
                .ifPresent(
                        day -> {
                            throw currency.missing(day);
                        });
        int rates = perUsd.stream().distinct().count() == 1 ? 1 : days.size();
        return new DayRates(currency, days.subList(0, rates), perUsd.subList(0, rates));
    }

    private static Optional<LocalDate> firstToConvert(
            SqlSession statements, UsageFilter filter, List<LocalDate> days) {
        return days.isEmpty()
                ? Optional.empty()
                : statements.first(
                        """
                        SELECT min(local_date) AS day FROM usage_slice
                        WHERE workspace_id = $1 AND dimension = 'day' AND local_date = ANY($2)
                          AND cost_usd <> CASE WHEN $3 THEN local_cost_usd ELSE 0 END""",
                        row -> row.dateOrNull("day"),
                        filter.workspace().value(),
                        days.toArray(LocalDate[]::new),
                        filter.currency().local());
    }

    /// The values of `$10` and `$11`.
    @Nullable Object[] parameters() {
        return new @Nullable Object[] {
            days == null ? null : days.toArray(LocalDate[]::new),
            perUsd == null ? null : perUsd.toArray(BigDecimal[]::new)
        };
    }

    /// The sum of the costs of a group of rows.
    String sum() {
        if (perUsd == null) {
            return "sum(cost_usd)";
        }
        String local = currency.local() ? "local_cost" : "0";
        String converted = currency.local() ? "(cost_usd - local_cost_usd)" : "cost_usd";
        return perUsd.size() == 1
                ? "(sum(%s) + sum(%s) * ($11::numeric[])[1])".formatted(local, converted)
                : "sum(%s + %s * per_usd)".formatted(local, converted);
    }

    /// `FROM … WHERE`, with the rate of each row's day.
    String from(String table) {
        String from = " FROM " + table;
        if (perUsd == null) {
            return from + " WHERE num_nonnulls($10::date[], $11::numeric[]) = 0 AND";
        }
        return perUsd.size() == 1
                ? from + " WHERE cardinality($10::date[]) = 1 AND"
                : from
                        + " JOIN unnest($10::date[], $11::numeric[]) rate (day, per_usd)"
                        + " ON day = local_date WHERE";
    }
}

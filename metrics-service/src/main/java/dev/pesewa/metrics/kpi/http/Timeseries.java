package dev.pesewa.metrics.kpi.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.pesewa.metrics.definition.Reporting;
import dev.pesewa.metrics.kpi.Figure;
import dev.pesewa.metrics.kpi.Figures;
import dev.pesewa.metrics.kpi.Kpi;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One metric, day by day without a gap. `otherCurrencies` is money of the whole range that is in
/// no point.
public record Timeseries(
        String metric,
        String unit,
        int formulaVersion,
        List<Point> points,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, BigDecimal> otherCurrencies) {

    static Timeseries of(
            Kpi kpi, List<Figures> days, Map<String, BigDecimal> others, Reporting reporting) {
        LocalDate today = reporting.today();
        return new Timeseries(
                kpi.definition().name(),
                kpi.definition().unit().shown(reporting.currency()),
                kpi.definition().formulaVersion(),
                days.stream().map(day -> point(kpi, day, today)).toList(),
                Summary.shown(others));
    }

    private static Point point(Kpi kpi, Figures day, LocalDate today) {
        Figure figure = kpi.of(day);
        return new Point(day.date(), figure.shown(), !day.date().isBefore(today), figure.reason());
    }

    /// `partial`: the day is not over.
    public record Point(
            LocalDate date,
            @Nullable BigDecimal value,
            boolean partial,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String reason) {}
}

package dev.pesewa.metrics.kpi.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.pesewa.metrics.definition.ReportingConfig;
import dev.pesewa.metrics.kpi.Kpi;
import dev.pesewa.metrics.kpi.MetricInputs;
import dev.pesewa.metrics.kpi.MetricValue;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One metric, one point per day without a gap. `otherCurrencies` is money of the whole range that
/// is in no point.
public record TimeseriesResponse(
        String metric,
        String unit,
        int formulaVersion,
        List<Point> points,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, BigDecimal> otherCurrencies) {

    static TimeseriesResponse of(
            Kpi kpi,
            List<MetricInputs> days,
            Map<String, BigDecimal> others,
            ReportingConfig reporting) {
        LocalDate today = reporting.today();
        return new TimeseriesResponse(
                kpi.definition().name(),
                kpi.definition().unit().shown(reporting.currency()),
                kpi.definition().formulaVersion(),
                days.stream().map(day -> point(kpi, day, today)).toList(),
                SummaryResponse.shown(others));
    }

    private static Point point(Kpi kpi, MetricInputs day, LocalDate today) {
        MetricValue value = kpi.of(day);
        return new Point(
                day.date(),
                value.shown(kpi.definition().unit()),
                !day.date().isBefore(today),
                value.reason());
    }

    /// `partial`: the day is not over.
    public record Point(
            LocalDate date,
            @Nullable BigDecimal value,
            boolean partial,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String reason) {}
}

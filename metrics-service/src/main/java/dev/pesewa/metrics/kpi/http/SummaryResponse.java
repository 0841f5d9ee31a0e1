package dev.pesewa.metrics.kpi.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.pesewa.kernel.Period;
import dev.pesewa.kernel.Rounding;
import dev.pesewa.metrics.definition.ReportingConfig;
import dev.pesewa.metrics.kpi.Kpi;
import dev.pesewa.metrics.kpi.MetricInputs;
import dev.pesewa.metrics.kpi.MetricValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// All metrics of a period. What is counted per day is summed over it; windows, such as `mau`, end
/// with its last day.
public record SummaryResponse(
        LocalDate startDate,
        LocalDate endDate,
        @Nullable UUID workspaceId,
        String currency,
        Instant asOf,
        Map<String, Metric> metrics) {

    static SummaryResponse of(
            Period period,
            @Nullable UUID workspace,
            MetricInputs inputs,
            Map<Kpi, Map<String, BigDecimal>> others,
            ReportingConfig reporting) {
        boolean partial = !period.end().isBefore(reporting.today());
        var metrics = new LinkedHashMap<String, Metric>();
        for (Kpi kpi : Kpi.values()) {
            MetricValue value = kpi.of(inputs);
            metrics.put(
                    kpi.definition().name(),
                    new Metric(
                            value.shown(kpi.definition().unit()),
                            kpi.definition().unit().shown(reporting.currency()),
                            value.reason(),
                            kpi.definition().formulaVersion(),
                            partial,
                            shown(others.getOrDefault(kpi, Map.of()))));
        }
        return new SummaryResponse(
                period.start(),
                period.end(),
                workspace,
                reporting.currency(),
                reporting.now(),
                metrics);
    }

    static Map<String, BigDecimal> shown(Map<String, BigDecimal> amounts) {
        var shown = new TreeMap<String, BigDecimal>();
        amounts.forEach((currency, amount) -> shown.put(currency, Rounding.cost(amount)));
        return shown;
    }

    /// `otherCurrencies` is money that is not in `value`.
    public record Metric(
            @Nullable BigDecimal value,
            String unit,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String reason,
            int formulaVersion,
            boolean partial,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, BigDecimal> otherCurrencies) {}
}

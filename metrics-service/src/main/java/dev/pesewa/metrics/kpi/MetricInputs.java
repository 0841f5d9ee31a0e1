package dev.pesewa.metrics.kpi;

import java.time.LocalDate;
import java.util.List;

/// What the metrics of a day, or of a period that ends with it, are computed from.
public record MetricInputs(
        LocalDate date,
        AiUsage use,
        ActiveSubjects active,
        PaymentCounts payments,
        CreditSales credits) {

    /// The period of these days, which follow each other: flows are summed, and what is counted up
    /// to a day is that of the last.
    public static MetricInputs over(List<MetricInputs> days) {
        return days.stream().reduce(MetricInputs::then).orElseThrow();
    }

    private MetricInputs then(MetricInputs later) {
        return new MetricInputs(
                later.date,
                use.then(later.use),
                later.active,
                payments.then(later.payments),
                later.credits);
    }
}

package dev.pesewa.metrics.kpi;

import java.time.LocalDate;
import java.util.List;

/// What the metrics of a day, or of a period that ends with it, are computed from.
///
/// @param date the day, or the last day of the period
public record MetricInputs(
        LocalDate date,
        AiUsage use,
        ActiveSubjects active,
        PaymentCounts payments,
        CreditSales credits) {

    /// The inputs of a period from those of its days, in order. Example: the calls of three days
    /// are added, but "active in 30 days" is that of the third day.
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

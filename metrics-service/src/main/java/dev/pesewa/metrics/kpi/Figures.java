package dev.pesewa.metrics.kpi;

import java.time.LocalDate;
import java.util.List;

/// What the metrics of a day, or of a period that ends with it, are computed from.
public record Figures(
        LocalDate date, AiUse use, Active active, Payments payments, CreditSales credits) {

    /// The period of these days, which follow each other: flows are summed, and what is counted up
    /// to a day is that of the last.
    public static Figures over(List<Figures> days) {
        return days.stream().reduce(Figures::then).orElseThrow();
    }

    private Figures then(Figures later) {
        return new Figures(
                later.date,
                use.then(later.use),
                later.active,
                payments.then(later.payments),
                later.credits);
    }
}

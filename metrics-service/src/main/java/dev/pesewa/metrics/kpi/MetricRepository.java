package dev.pesewa.metrics.kpi;

import dev.pesewa.kernel.Period;
import dev.pesewa.kernel.WorkspaceId;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Gives what metrics are computed from. `workspace` null means all workspaces together.
/// `MetricContract` says by tests what every implementation does.
public interface MetricRepository {

    /// One for every day of the period, in order, also for days on which nothing happened.
    List<MetricInputs> days(Period period, @Nullable WorkspaceId workspace);

    /// Money in other currencies than the reporting one, by metric and currency: of the period for
    /// `PAYMENTS_AMOUNT`, for the others also of the 29 days before it. It is in no value, because
    /// there is no rate to convert it by.
    Map<Kpi, Map<String, BigDecimal>> otherCurrencies(
            Period period, @Nullable WorkspaceId workspace);
}

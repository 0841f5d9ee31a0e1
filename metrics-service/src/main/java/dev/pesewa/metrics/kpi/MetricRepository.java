package dev.pesewa.metrics.kpi;

import dev.pesewa.kernel.Period;
import dev.pesewa.kernel.WorkspaceId;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where figures come from; `workspace` null is the whole platform.
public interface MetricRepository {

    /// One for every day of the period, in order, also when nothing happened.
    List<MetricInputs> days(Period period, @Nullable WorkspaceId workspace);

    /// Money of the period, or of the 30 days to its end, in other currencies than the reporting
    /// one, by metric and currency: it is in no figure, because nobody fixed a rate.
    Map<Kpi, Map<String, BigDecimal>> otherCurrencies(
            Period period, @Nullable WorkspaceId workspace);
}

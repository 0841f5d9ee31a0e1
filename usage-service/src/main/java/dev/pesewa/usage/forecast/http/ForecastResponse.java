package dev.pesewa.usage.forecast.http;

import dev.pesewa.kernel.Rounding;
import dev.pesewa.kernel.Workspace;
import dev.pesewa.usage.currency.ReportCurrency;
import dev.pesewa.usage.forecast.CostHistoryRepository;
import dev.pesewa.usage.forecast.Forecast;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A forecast as it is shown.
@ApplicationScoped
public class ForecastResponse {

    /// Twelve weeks before the earliest month that is tried.
    private static final int DAYS_LOOKED_BACK = 310;

    private final CostHistoryRepository pasts;
    private final Clock clock;

    public ForecastResponse(CostHistoryRepository pasts, Clock clock) {
        this.pasts = pasts;
        this.clock = clock;
    }

    /// `forecast` is what the whole month will cost, `spent` included; with a probability of
    /// `coverage` percent from `low` to `high`, null until a whole week is known. `backtest` is
    /// what the same method would have said on the same day of earlier months; null when there is
    /// none.
    public record Shape(
            String month,
            String currency,
            BigDecimal spent,
            BigDecimal forecast,
            @Nullable Interval interval,
            @Nullable BacktestResponse backtest,
            @Nullable String note) {}

    public record Interval(BigDecimal coverage, BigDecimal low, BigDecimal high) {}

    public record BacktestResponse(
            @Nullable BigDecimal meanAbsoluteErrorPct,
            BigDecimal coverage,
            List<TrialResponse> months) {}

    public record TrialResponse(
            String month, LocalDate asOf, BigDecimal forecast, BigDecimal actual, boolean within) {}

    public Shape of(Workspace workspace, ReportCurrency currency) {
        LocalDateTime now = LocalDateTime.now(clock.withZone(workspace.zone()));
        LocalDate first = now.toLocalDate().minusDays(DAYS_LOOKED_BACK);
        Forecast forecast = Forecast.of(now, pasts.since(workspace.id(), first, currency));
        Double coverage = forecast.backtest().coverage();
        Double error = forecast.backtest().meanAbsoluteErrorPct();
        return new Shape(
                forecast.month().toString(),
                currency.code(),
                shown(forecast.spent()),
                shown(forecast.expected()),
                forecast.hasInterval()
                        ? new Interval(
                                Rounding.percent(BigDecimal.valueOf(Forecast.COVERAGE)),
                                shown(forecast.low()),
                                shown(forecast.high()))
                        : null,
                coverage == null
                        ? null
                        : new BacktestResponse(
                                error == null ? null : percent(error),
                                Rounding.percent(BigDecimal.valueOf(coverage)),
                                forecast.backtest().months().stream()
                                        .map(ForecastResponse::trial)
                                        .toList()),
                coverage == null
                        ? "Too little of the past is known to say how good this forecast is."
                        : null);
    }

    private static TrialResponse trial(Forecast.Trial trial) {
        return new TrialResponse(
                trial.month().toString(),
                trial.asOf(),
                shown(trial.expected()),
                shown(trial.actual()),
                trial.within());
    }

    private static BigDecimal shown(double cost) {
        return Rounding.cost(BigDecimal.valueOf(cost));
    }

    private static BigDecimal percent(double value) {
        return BigDecimal.valueOf(value)
                .setScale(Rounding.PERCENT_DECIMALS, RoundingMode.HALF_EVEN);
    }
}

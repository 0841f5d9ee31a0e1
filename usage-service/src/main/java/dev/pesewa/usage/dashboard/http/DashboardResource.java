package dev.pesewa.usage.dashboard.http;

import dev.pesewa.kernel.Period;
import dev.pesewa.kernel.Role;
import dev.pesewa.kernel.Rounding;
import dev.pesewa.kernel.Workspace;
import dev.pesewa.kit.page.DateRangeParameters;
import dev.pesewa.kit.workspace.CurrentWorkspace;
import dev.pesewa.usage.analytics.MonthlyTotals;
import dev.pesewa.usage.analytics.StatisticsReport;
import dev.pesewa.usage.analytics.StatisticsRepository;
import dev.pesewa.usage.analytics.StatisticsRepository.BreakdownDimension;
import dev.pesewa.usage.analytics.TopClients;
import dev.pesewa.usage.analytics.UsageFilter;
import dev.pesewa.usage.analytics.http.CauResponse;
import dev.pesewa.usage.budget.BudgetStatus;
import dev.pesewa.usage.currency.CurrentExchangeRates;
import dev.pesewa.usage.currency.ReportCurrency;
import dev.pesewa.usage.forecast.http.ForecastResponse;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// The usage page in one answer.
@Tag(
        name = "Statistics",
        description = "What usage cost, by day, hour, client, feature, model and user.")
@Path("/api/usage/dashboard/{workspaceId}")
@RolesAllowed({Role.OPERATOR_CLAIM, Role.OWNER_CLAIM, Role.MEMBER_CLAIM})
@RunOnVirtualThread
public class DashboardResource {

    private static final int TOP = 10;

    private final StatisticsRepository statistics;
    private final TopClients topClients;
    private final CauResponse cau;
    private final BudgetStatus budgets;
    private final ForecastResponse forecasts;
    private final CurrentExchangeRates rates;
    private final CurrentWorkspace workspace;
    private final Clock clock;

    public DashboardResource(
            StatisticsRepository statistics,
            TopClients topClients,
            BudgetStatus budgets,
            ForecastResponse forecasts,
            CurrentExchangeRates rates,
            CurrentWorkspace workspace,
            Clock clock) {
        this.statistics = statistics;
        this.topClients = topClients;
        this.cau = new CauResponse(statistics);
        this.budgets = budgets;
        this.forecasts = forecasts;
        this.rates = rates;
        this.workspace = workspace;
        this.clock = clock;
    }

    /// Costs are in `currency`; `budget` is in its own, and null when there is none. Days and hours
    /// are the workspace's own.
    public record Dashboard(
            String currency,
            Overview overview,
            List<StatisticsReport.Day> dailyUsage,
            List<StatisticsReport.Hour> peakHours,
            List<StatisticsReport.ClientCost> topClients,
            Insights insights,
            CauResponse.SideBySide cau,
            BudgetStatus.@Nullable BudgetLevel budget,
            ForecastResponse.Shape forecast,
            Instant lastUpdated) {}

    public record Overview(
            BigDecimal totalCost,
            long totalMessages,
            BigDecimal averageDailyCost,
            StatisticsReport.Comparison monthlyComparison) {}

    public record Insights(@Nullable Integer peakHour, StatisticsReport.@Nullable Day busiestDay) {}

    @Operation(
            operationId = "getDashboard",
            summary = "Everything that a dashboard shows, in one answer")
    @GET
    public Dashboard get(
            @BeanParam DateRangeParameters range,
            @QueryParam("currency") @Nullable String currency) {
        Workspace own = workspace.get();
        LocalDate today = LocalDate.now(clock.withZone(own.zone()));
        Period days = range.period(today);
        ReportCurrency answer = rates.report(own, currency);
        UsageFilter filter = UsageFilter.all(own, days, answer);
        StatisticsRepository.Split split = statistics.split(filter);
        List<StatisticsReport.Day> daily =
                StatisticsReport.days(days, split.of(BreakdownDimension.DAY));
        List<StatisticsReport.Hour> hours =
                StatisticsReport.hours(split.of(BreakdownDimension.HOUR));
        MonthlyTotals months = MonthlyTotals.of(statistics, filter);
        BigDecimal cost = months.period().cost();
        return new Dashboard(
                answer.code(),
                new Overview(
                        Rounding.cost(cost),
                        months.period().messages(),
                        StatisticsReport.daily(cost, days),
                        months.comparison()),
                daily,
                hours,
                topClients.of(own.id(), split.of(BreakdownDimension.CLIENT), TOP),
                new Insights(StatisticsReport.peakHour(hours), StatisticsReport.busiestDay(daily)),
                CauResponse.SideBySide.of(
                        window -> cau.of(UsageFilter.all(own, window, answer)), today),
                budgets.of(own).orElse(null),
                forecasts.of(own, answer),
                clock.instant());
    }
}

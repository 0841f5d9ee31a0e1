package dev.pesewa.usage.dashboard.http;

import dev.pesewa.kernel.Period;
import dev.pesewa.kernel.Role;
import dev.pesewa.kernel.Rounding;
import dev.pesewa.kernel.Workspace;
import dev.pesewa.kit.identity.Caller;
import dev.pesewa.kit.workspace.WorkspaceRepository;
import dev.pesewa.usage.analytics.Filter;
import dev.pesewa.usage.analytics.Months;
import dev.pesewa.usage.analytics.Report;
import dev.pesewa.usage.analytics.Statistics;
import dev.pesewa.usage.analytics.Statistics.Dimension;
import dev.pesewa.usage.analytics.TopClients;
import dev.pesewa.usage.analytics.http.Cau;
import dev.pesewa.usage.budget.BudgetState;
import dev.pesewa.usage.forecast.http.ForecastAnswer;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The usage page in one answer.
@Path("/api/usage/dashboard/{workspaceId}")
@Authenticated
@RunOnVirtualThread
public class DashboardResource {

    private static final int TOP = 10;
    private static final int DEFAULT_DAYS = 30;

    private final Statistics statistics;
    private final TopClients topClients;
    private final Cau cau;
    private final BudgetState budgets;
    private final ForecastAnswer forecasts;
    private final WorkspaceRepository workspaces;
    private final Caller caller;
    private final Clock clock;

    public DashboardResource(
            Statistics statistics,
            TopClients topClients,
            BudgetState budgets,
            ForecastAnswer forecasts,
            WorkspaceRepository workspaces,
            Caller caller,
            Clock clock) {
        this.statistics = statistics;
        this.topClients = topClients;
        this.cau = new Cau(statistics);
        this.budgets = budgets;
        this.forecasts = forecasts;
        this.workspaces = workspaces;
        this.caller = caller;
        this.clock = clock;
    }

    /// `budget` is null when there is none. Days and hours are the workspace's own.
    public record Dashboard(
            Overview overview,
            List<Report.Day> dailyUsage,
            List<Report.Hour> peakHours,
            List<Report.ClientShare> topClients,
            Insights insights,
            Cau.SideBySide cau,
            BudgetState.@Nullable State budget,
            ForecastAnswer.Shape forecast,
            Instant lastUpdated) {}

    public record Overview(
            BigDecimal totalCost,
            long totalMessages,
            BigDecimal averageDailyCost,
            Report.Comparison monthlyComparison) {}

    public record Insights(@Nullable Integer peakHour, Report.@Nullable Day busiestDay) {}

    @GET
    public Dashboard get(
            @PathParam("workspaceId") String workspaceId,
            @QueryParam("period") @Nullable Integer period) {
        var id = caller.workspace(workspaceId);
        caller.require(Role.OWNER, Role.MEMBER);
        Workspace workspace = workspaces.get(id);
        LocalDate today = LocalDate.now(clock.withZone(workspace.zone()));
        Period days = Period.lastDays(today, period == null ? DEFAULT_DAYS : period);
        Filter filter = Filter.all(workspace, days);
        Statistics.Split split = statistics.split(filter);
        List<Report.Day> daily = Report.days(days, split.of(Dimension.DAY));
        List<Report.Hour> hours = Report.hours(split.of(Dimension.HOUR));
        Months months = Months.of(statistics, filter);
        BigDecimal cost = months.period().cost();
        return new Dashboard(
                new Overview(
                        Rounding.cost(cost),
                        months.period().messages(),
                        Report.daily(cost, days),
                        months.comparison()),
                daily,
                hours,
                topClients.of(id, split.of(Dimension.CLIENT), TOP),
                new Insights(Report.peakHour(hours), Report.busiestDay(daily)),
                Cau.SideBySide.of(window -> cau.of(Filter.all(workspace, window)), today),
                budgets.of(workspace).orElse(null),
                forecasts.of(workspace),
                clock.instant());
    }
}

package dev.pesewa.usage.analytics.http;

import dev.pesewa.kernel.Period;
import dev.pesewa.kernel.ProblemException;
import dev.pesewa.kernel.Role;
import dev.pesewa.kernel.Shown;
import dev.pesewa.kernel.Workspace;
import dev.pesewa.kit.identity.Caller;
import dev.pesewa.kit.workspace.Workspaces;
import dev.pesewa.usage.analytics.Filter;
import dev.pesewa.usage.analytics.Report;
import dev.pesewa.usage.analytics.Statistics;
import dev.pesewa.usage.analytics.Statistics.Dimension;
import dev.pesewa.usage.analytics.Totals;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// What a workspace used.
@Path("/api/usage")
@Authenticated
@RunOnVirtualThread
public class StatsResource {

    private static final String CURRENCY = "USD";
    private static final int TOP = 10;
    private static final int MOST_TOP = 100;
    private static final int MOST_SPLITS = 500;
    private static final int MONTHS_BACK = 3;

    private final Statistics statistics;
    private final Cau cau;
    private final Workspaces workspaces;
    private final Caller caller;
    private final Clock clock;

    public StatsResource(Statistics statistics, Workspaces workspaces, Caller caller, Clock clock) {
        this.statistics = statistics;
        this.cau = new Cau(statistics);
        this.workspaces = workspaces;
        this.caller = caller;
        this.clock = clock;
    }

    public record Stats(
            String workspaceId,
            LocalDate startDate,
            LocalDate endDate,
            String currency,
            BigDecimal totalCost,
            long totalMessages,
            BigDecimal averageDailyCost,
            Report.Tokens tokens,
            long unpricedMessages,
            @Nullable BigDecimal cacheHitRate,
            @Nullable BigDecimal successRate,
            Report.Duration duration,
            List<Report.Day> dailyUsage,
            List<Report.Hour> peakHours,
            @Nullable Integer peakHour,
            Report.@Nullable Day busiestDay,
            List<Report.ClientShare> topClients,
            List<Report.FeatureShare> byFeature,
            List<Report.ModelShare> byModel,
            Report.Comparison monthlyComparison) {}

    @GET
    @Path("/stats/{workspaceId}")
    public Stats stats(
            @PathParam("workspaceId") String workspaceId, @BeanParam FilterParameters parameters) {
        Workspace workspace = readable(workspaceId);
        Filter filter = parameters.filter(workspace, clock);
        Totals totals = statistics.totals(filter);
        List<Report.Day> days = Report.days(filter.period(), statistics.byDay(filter));
        List<Report.Hour> hours = Report.hours(statistics.byHour(filter));
        return new Stats(
                workspace.id().toString(),
                filter.period().start(),
                filter.period().end(),
                CURRENCY,
                Shown.cost(totals.cost()),
                totals.messages(),
                Report.daily(totals.cost(), filter.period()),
                Report.tokens(totals),
                totals.unpriced(),
                Report.rate(totals.cached(), totals.messages()),
                Report.rate(totals.succeeded(), totals.messages()),
                Report.duration(statistics.durations(filter)),
                days,
                hours,
                Report.peakHour(hours),
                Report.busiestDay(days),
                clients(filter, TOP),
                statistics.top(filter, Dimension.FEATURE, MOST_SPLITS).stream()
                        .map(
                                s ->
                                        new Report.FeatureShare(
                                                s.key(), Shown.cost(s.cost()), s.messages()))
                        .toList(),
                statistics.top(filter, Dimension.MODEL, MOST_SPLITS).stream()
                        .map(
                                s ->
                                        new Report.ModelShare(
                                                s.key(), Shown.cost(s.cost()), s.messages()))
                        .toList(),
                months(filter));
    }

    private List<Report.ClientShare> clients(Filter filter, int limit) {
        return statistics.top(filter, Dimension.CLIENT, limit).stream()
                .map(
                        s ->
                                new Report.ClientShare(
                                        s.key(), s.name(), Shown.cost(s.cost()), s.messages()))
                .toList();
    }

    /// The month in which the period ends, the three before it, the oldest first.
    private Report.Comparison months(Filter filter) {
        LocalDate last = filter.period().end();
        List<Period> periods =
                IntStream.rangeClosed(-MONTHS_BACK, 0)
                        .mapToObj(back -> Statistics.month(last.plusMonths(back)))
                        .toList();
        List<Totals> totals =
                periods.stream().map(month -> statistics.totals(filter.during(month))).toList();
        List<Report.Month> months =
                IntStream.range(0, periods.size())
                        .mapToObj(i -> Report.month(periods.get(i), totals.get(i)))
                        .toList();
        int now = MONTHS_BACK;
        return new Report.Comparison(
                months.get(now),
                months.get(now - 1),
                Report.growth(totals.get(now).cost(), totals.get(now - 1).cost()),
                months);
    }

    @GET
    @Path("/dashboard/{workspaceId}")
    public Map<String, Object> dashboard(
            @PathParam("workspaceId") String workspaceId,
            @QueryParam("period") @Nullable Integer period) {
        Workspace workspace = readable(workspaceId);
        Period days = Period.lastDays(today(workspace), period == null ? 30 : period);
        Filter filter = Filter.all(workspace.id(), days);
        Totals totals = statistics.totals(filter);
        List<Report.Day> daily = Report.days(days, statistics.byDay(filter));
        List<Report.Hour> hours = Report.hours(statistics.byHour(filter));
        var overview = new LinkedHashMap<String, Object>();
        overview.put("totalCost", Shown.cost(totals.cost()));
        overview.put("totalMessages", totals.messages());
        overview.put("averageDailyCost", Report.daily(totals.cost(), days));
        overview.put("monthlyComparison", months(filter));
        var insights = new LinkedHashMap<String, @Nullable Object>();
        insights.put("peakHour", Report.peakHour(hours));
        insights.put("busiestDay", Report.busiestDay(daily));
        var dashboard = new LinkedHashMap<String, Object>();
        dashboard.put("overview", overview);
        dashboard.put("dailyUsage", daily);
        dashboard.put("peakHours", hours);
        dashboard.put("topClients", clients(filter, TOP));
        dashboard.put("insights", insights);
        dashboard.put("cau", cau.sideBySide(workspace.id(), today(workspace)));
        dashboard.put("lastUpdated", Instant.now(clock));
        return dashboard;
    }

    @GET
    @Path("/summary/{workspaceId}")
    public Map<String, Object> summary(@PathParam("workspaceId") String workspaceId) {
        Workspace workspace = readable(workspaceId);
        LocalDate today = today(workspace);
        var summary = new LinkedHashMap<String, Object>();
        summary.put("workspaceId", workspace.id().toString());
        summary.put("currency", CURRENCY);
        summary.put("today", part(workspace, Period.lastDays(today, 1)));
        summary.put("last7Days", part(workspace, Period.lastDays(today, 7)));
        summary.put("last30Days", part(workspace, Period.lastDays(today, 30)));
        summary.put("monthToDate", part(workspace, new Period(today.withDayOfMonth(1), today)));
        return summary;
    }

    private Map<String, Object> part(Workspace workspace, Period period) {
        Totals totals = statistics.totals(Filter.all(workspace.id(), period));
        var part = new LinkedHashMap<String, Object>();
        part.put("startDate", period.start());
        part.put("endDate", period.end());
        part.put("totalCost", Shown.cost(totals.cost()));
        part.put("totalMessages", totals.messages());
        part.put("tokens", Report.tokens(totals));
        return part;
    }

    public record TopUsers(
            int periodDays, List<Report.UserShare> users, List<Report.ClientShare> clients) {}

    @GET
    @Path("/top-users/{workspaceId}")
    public TopUsers topUsers(
            @PathParam("workspaceId") String workspaceId,
            @QueryParam("days") @Nullable Integer days,
            @QueryParam("limit") @Nullable Integer limit) {
        Workspace workspace = readable(workspaceId);
        int size = limit == null ? TOP : limit;
        if (size < 1 || size > MOST_TOP) {
            throw ProblemException.malformed("limit", "between 1 and " + MOST_TOP);
        }
        Period period = Period.lastDays(today(workspace), days == null ? 30 : days);
        Filter filter = Filter.all(workspace.id(), period);
        List<Report.UserShare> users =
                statistics.top(filter, Dimension.USER, size).stream()
                        .map(s -> new Report.UserShare(s.key(), Shown.cost(s.cost()), s.messages()))
                        .toList();
        return new TopUsers(period.days(), users, clients(filter, size));
    }

    private Workspace readable(String workspaceId) {
        var id = caller.workspace(workspaceId);
        caller.require(Role.OWNER, Role.MEMBER);
        return workspaces.get(id);
    }

    private LocalDate today(Workspace workspace) {
        return LocalDate.now(clock.withZone(workspace.zone()));
    }
}

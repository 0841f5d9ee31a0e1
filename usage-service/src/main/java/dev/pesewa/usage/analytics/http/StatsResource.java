package dev.pesewa.usage.analytics.http;

import dev.pesewa.kernel.Period;
import dev.pesewa.kernel.ProblemException;
import dev.pesewa.kernel.Role;
import dev.pesewa.kernel.Shown;
import dev.pesewa.kernel.Workspace;
import dev.pesewa.kit.identity.Caller;
import dev.pesewa.kit.workspace.Workspaces;
import dev.pesewa.usage.analytics.Filter;
import dev.pesewa.usage.analytics.Months;
import dev.pesewa.usage.analytics.Report;
import dev.pesewa.usage.analytics.Statistics;
import dev.pesewa.usage.analytics.Statistics.Dimension;
import dev.pesewa.usage.analytics.TopClients;
import dev.pesewa.usage.analytics.Totals;
import dev.pesewa.usage.event.Versions;
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
import org.jspecify.annotations.Nullable;

/// What a workspace used.
@Path("/api/usage")
@Authenticated
@RunOnVirtualThread
public class StatsResource {

    static final String CURRENCY = "USD";
    static final int TOP = 10;
    private static final int MOST_TOP = 100;
    private static final int DEFAULT_DAYS = 30;

    private final Statistics statistics;
    private final TopClients topClients;
    private final Versions versions;
    private final Workspaces workspaces;
    private final Caller caller;
    private final Clock clock;

    public StatsResource(
            Statistics statistics,
            TopClients topClients,
            Versions versions,
            Workspaces workspaces,
            Caller caller,
            Clock clock) {
        this.statistics = statistics;
        this.topClients = topClients;
        this.versions = versions;
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
        Statistics.Split split = statistics.split(filter);
        Months months = Months.of(statistics, filter);
        Totals totals = months.period();
        List<Report.Day> days = Report.days(filter.period(), split.of(Dimension.DAY));
        List<Report.Hour> hours = Report.hours(split.of(Dimension.HOUR));
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
                Report.duration(totals, statistics.p95(filter)),
                days,
                hours,
                Report.peakHour(hours),
                Report.busiestDay(days),
                topClients.of(workspace.id(), split.of(Dimension.CLIENT), TOP),
                Report.features(split.of(Dimension.FEATURE)),
                Report.models(split.of(Dimension.MODEL)),
                months.comparison());
    }

    @GET
    @Path("/summary/{workspaceId}")
    public Map<String, Object> summary(@PathParam("workspaceId") String workspaceId) {
        Workspace workspace = readable(workspaceId);
        LocalDate today = today(workspace);
        Map<String, Period> parts = new LinkedHashMap<>();
        parts.put("today", Period.lastDays(today, 1));
        parts.put("last7Days", Period.lastDays(today, 7));
        parts.put("last30Days", Period.lastDays(today, 30));
        parts.put("monthToDate", new Period(today.withDayOfMonth(1), today));
        List<Period> periods = List.copyOf(parts.values());
        Filter filter = Filter.all(workspace, periods.getFirst());
        List<Totals> totals = statistics.totals(filter, periods);
        var summary = new LinkedHashMap<String, Object>();
        summary.put("workspaceId", workspace.id().toString());
        summary.put("currency", CURRENCY);
        int i = 0;
        for (String name : parts.keySet()) {
            summary.put(name, part(periods.get(i), totals.get(i)));
            i++;
        }
        versions.ingested(workspace.id())
                .ifPresent(ingested -> summary.put("ingested", Ingested.of(ingested)));
        return summary;
    }

    /// How many events were ever stored, how many of those sent were there already, and when the
    /// last change was.
    public record Ingested(long stored, long duplicates, Instant lastChange) {
        static Ingested of(Versions.Ingested one) {
            return new Ingested(one.stored(), one.duplicates(), one.changedAt());
        }
    }

    private static Map<String, Object> part(Period period, Totals totals) {
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
            @QueryParam("limit") @Nullable Integer limit,
            @BeanParam FilterParameters parameters) {
        Workspace workspace = readable(workspaceId);
        int size = limit == null ? TOP : limit;
        if (size < 1 || size > MOST_TOP) {
            throw ProblemException.malformed("limit", "between 1 and " + MOST_TOP);
        }
        int window = days == null ? DEFAULT_DAYS : days;
        Filter filter =
                parameters
                        .filter(workspace, clock)
                        .during(parameters.period(workspace.zone(), clock, window));
        return new TopUsers(
                filter.period().days(),
                Report.users(statistics.top(filter, Dimension.USER, size)),
                topClients.of(
                        workspace.id(), statistics.top(filter, Dimension.CLIENT, size), size));
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

package dev.pesewa.usage.analytics.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.pesewa.kernel.Period;
import dev.pesewa.kernel.ProblemException;
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
import java.util.List;
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
    private final WorkspaceRepository workspaces;
    private final Caller caller;
    private final Clock clock;

    public StatsResource(
            Statistics statistics,
            TopClients topClients,
            Versions versions,
            WorkspaceRepository workspaces,
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
                Rounding.cost(totals.cost()),
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

    /// `ingested` is missing before the first event.
    public record Summary(
            String workspaceId,
            String currency,
            SummaryPart today,
            SummaryPart last7Days,
            SummaryPart last30Days,
            SummaryPart monthToDate,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Ingested ingested) {}

    public record SummaryPart(
            LocalDate startDate,
            LocalDate endDate,
            BigDecimal totalCost,
            long totalMessages,
            Report.Tokens tokens) {

        static SummaryPart of(Period period, Totals totals) {
            return new SummaryPart(
                    period.start(),
                    period.end(),
                    Rounding.cost(totals.cost()),
                    totals.messages(),
                    Report.tokens(totals));
        }
    }

    @GET
    @Path("/summary/{workspaceId}")
    public Summary summary(@PathParam("workspaceId") String workspaceId) {
        Workspace workspace = readable(workspaceId);
        LocalDate today = today(workspace);
        Period day = Period.lastDays(today, 1);
        Period week = Period.lastDays(today, 7);
        Period days = Period.lastDays(today, 30);
        Period month = new Period(today.withDayOfMonth(1), today);
        List<Totals> totals =
                statistics.totals(Filter.all(workspace, day), List.of(day, week, days, month));
        return new Summary(
                workspace.id().toString(),
                CURRENCY,
                SummaryPart.of(day, totals.get(0)),
                SummaryPart.of(week, totals.get(1)),
                SummaryPart.of(days, totals.get(2)),
                SummaryPart.of(month, totals.get(3)),
                versions.ingested(workspace.id()).map(Ingested::of).orElse(null));
    }

    /// How many events were ever stored, how many of those sent were there already, and when the
    /// last change was.
    public record Ingested(long stored, long duplicates, Instant lastChange) {
        static Ingested of(Versions.Ingested one) {
            return new Ingested(one.stored(), one.duplicates(), one.changedAt());
        }
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

package dev.pesewa.usage.analytics.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.pesewa.kernel.Period;
import dev.pesewa.kernel.ProblemException;
import dev.pesewa.kernel.Role;
import dev.pesewa.kernel.Rounding;
import dev.pesewa.kernel.Workspace;
import dev.pesewa.kit.workspace.CurrentWorkspace;
import dev.pesewa.usage.analytics.MonthlyTotals;
import dev.pesewa.usage.analytics.PeriodTotals;
import dev.pesewa.usage.analytics.StatisticsReport;
import dev.pesewa.usage.analytics.StatisticsRepository;
import dev.pesewa.usage.analytics.StatisticsRepository.BreakdownDimension;
import dev.pesewa.usage.analytics.TopClients;
import dev.pesewa.usage.analytics.UsageFilter;
import dev.pesewa.usage.currency.CurrentExchangeRates;
import dev.pesewa.usage.currency.ReportCurrency;
import dev.pesewa.usage.event.UsageVersionRepository;
import dev.pesewa.usage.rollup.Measure;
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
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// What a workspace used.
@Tag(
        name = "Statistics",
        description = "What usage cost, by day, hour, client, feature, model and user.")
@Path("/api/usage")
@RolesAllowed({Role.OPERATOR_CLAIM, Role.OWNER_CLAIM, Role.MEMBER_CLAIM})
@RunOnVirtualThread
public class StatsResource {

    static final int TOP = 10;
    private static final int MOST_TOP = 100;

    private final StatisticsRepository statistics;
    private final TopClients topClients;
    private final UsageVersionRepository versions;
    private final CurrentExchangeRates rates;
    private final CurrentWorkspace workspace;
    private final Clock clock;

    public StatsResource(
            StatisticsRepository statistics,
            TopClients topClients,
            UsageVersionRepository versions,
            CurrentExchangeRates rates,
            CurrentWorkspace workspace,
            Clock clock) {
        this.statistics = statistics;
        this.topClients = topClients;
        this.versions = versions;
        this.rates = rates;
        this.workspace = workspace;
        this.clock = clock;
    }

    /// `unattributed` are calls of no client; null when one client was asked for.
    public record Stats(
            String workspaceId,
            LocalDate startDate,
            LocalDate endDate,
            String currency,
            BigDecimal totalCost,
            long totalMessages,
            BigDecimal averageDailyCost,
            @Schema(ref = "Tokens") Map<String, Long> tokens,
            long unpricedMessages,
            @Nullable BigDecimal cacheHitRate,
            @Nullable BigDecimal successRate,
            StatisticsReport.DurationSummary duration,
            List<StatisticsReport.Day> dailyUsage,
            List<StatisticsReport.Hour> peakHours,
            @Nullable Integer peakHour,
            StatisticsReport.@Nullable Day busiestDay,
            List<StatisticsReport.ClientCost> topClients,
            StatisticsReport.@Nullable UnattributedCost unattributed,
            List<StatisticsReport.FeatureCost> byFeature,
            List<StatisticsReport.ModelCost> byModel,
            StatisticsReport.Comparison monthlyComparison) {}

    @Operation(
            operationId = "getStatistics",
            summary = "Cost, messages and tokens by day, hour, client, feature and model")
    @GET
    @Path("/stats/{workspaceId}")
    public Stats stats(@BeanParam FilterParameters parameters) {
        Workspace own = workspace.get();
        UsageFilter filter = parameters.filter(own, rates, clock);
        StatisticsRepository.Split split = statistics.split(filter);
        MonthlyTotals months = MonthlyTotals.of(statistics, filter);
        PeriodTotals totals = months.period();
        List<StatisticsReport.Day> days =
                StatisticsReport.days(filter.period(), split.of(BreakdownDimension.DAY));
        List<StatisticsReport.Hour> hours =
                StatisticsReport.hours(split.of(BreakdownDimension.HOUR));
        return new Stats(
                own.id().toString(),
                filter.period().start(),
                filter.period().end(),
                filter.currency().code(),
                Rounding.cost(totals.cost()),
                totals.messages(),
                StatisticsReport.daily(totals.cost(), filter.period()),
                totals.tokens(),
                totals.sum(Measure.UNPRICED),
                StatisticsReport.rate(totals, Measure.CACHED),
                StatisticsReport.rate(totals, Measure.SUCCEEDED),
                StatisticsReport.duration(totals, statistics.p95(filter)),
                days,
                hours,
                StatisticsReport.peakHour(hours),
                StatisticsReport.busiestDay(days),
                topClients.of(own.id(), split.of(BreakdownDimension.CLIENT), TOP),
                unattributed(filter),
                StatisticsReport.features(split.of(BreakdownDimension.FEATURE)),
                StatisticsReport.models(split.of(BreakdownDimension.MODEL)),
                months.comparison());
    }

    private StatisticsReport.@Nullable UnattributedCost unattributed(UsageFilter filter) {
        if (filter.clientId() != null) {
            return null;
        }
        PeriodTotals totals =
                statistics.totals(filter.unattributed(), List.of(filter.period())).getFirst();
        return new StatisticsReport.UnattributedCost(
                Rounding.cost(totals.cost()), totals.messages());
    }

    /// `ingested` is missing before the first event.
    public record Summary(
            String workspaceId,
            String currency,
            SummaryPart today,
            SummaryPart last7Days,
            SummaryPart last30Days,
            SummaryPart monthToDate,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable IngestedResponse ingested) {}

    public record SummaryPart(
            LocalDate startDate,
            LocalDate endDate,
            BigDecimal totalCost,
            long totalMessages,
            @Schema(ref = "Tokens") Map<String, Long> tokens) {

        static SummaryPart of(Period period, PeriodTotals totals) {
            return new SummaryPart(
                    period.start(),
                    period.end(),
                    Rounding.cost(totals.cost()),
                    totals.messages(),
                    totals.tokens());
        }
    }

    @Operation(
            operationId = "getUsageSummary",
            summary = "Today, 7 days, 30 days, and the month to date")
    @GET
    @Path("/summary/{workspaceId}")
    public Summary summary(@QueryParam("currency") @Nullable String currency) {
        Workspace own = workspace.get();
        ReportCurrency answer = rates.report(own, currency);
        LocalDate today = today(own);
        Period day = Period.lastDays(today, 1);
        Period week = Period.lastDays(today, 7);
        Period days = Period.lastDays(today, 30);
        Period month = new Period(today.withDayOfMonth(1), today);
        List<PeriodTotals> totals =
                statistics.totals(
                        UsageFilter.all(own, day, answer), List.of(day, week, days, month));
        return new Summary(
                own.id().toString(),
                answer.code(),
                SummaryPart.of(day, totals.get(0)),
                SummaryPart.of(week, totals.get(1)),
                SummaryPart.of(days, totals.get(2)),
                SummaryPart.of(month, totals.get(3)),
                versions.ingested(own.id()).map(IngestedResponse::of).orElse(null));
    }

    /// How many events were ever stored, how many of those sent were there already, and when the
    /// last change was.
    public record IngestedResponse(long stored, long duplicates, Instant lastChange) {
        static IngestedResponse of(UsageVersionRepository.Ingested one) {
            return new IngestedResponse(one.stored(), one.duplicates(), one.changedAt());
        }
    }

    public record TopUsers(
            int periodDays,
            String currency,
            List<StatisticsReport.UserCost> users,
            List<StatisticsReport.ClientCost> clients) {}

    @Operation(operationId = "getTopUsers", summary = "The users and clients that cost most")
    @GET
    @Path("/top-users/{workspaceId}")
    public TopUsers topUsers(
            @QueryParam("limit") @Nullable Integer limit, @BeanParam FilterParameters parameters) {
        Workspace own = workspace.get();
        int size = limit == null ? TOP : limit;
        if (size < 1 || size > MOST_TOP) {
            throw ProblemException.malformed("limit", "between 1 and " + MOST_TOP);
        }
        UsageFilter filter = parameters.filter(own, rates, clock);
        return new TopUsers(
                filter.period().days(),
                filter.currency().code(),
                StatisticsReport.users(statistics.top(filter, BreakdownDimension.USER, size)),
                topClients.of(
                        own.id(), statistics.top(filter, BreakdownDimension.CLIENT, size), size));
    }

    private LocalDate today(Workspace workspace) {
        return LocalDate.now(clock.withZone(workspace.zone()));
    }
}

package dev.pesewa.usage.analytics.http;

import dev.pesewa.kernel.Role;
import dev.pesewa.kernel.Workspace;
import dev.pesewa.kit.identity.Caller;
import dev.pesewa.kit.page.DateRangeParameters;
import dev.pesewa.kit.workspace.WorkspaceRepository;
import dev.pesewa.usage.analytics.StatisticsRepository;
import dev.pesewa.usage.analytics.UsageFilter;
import dev.pesewa.usage.currency.CurrentExchangeRates;
import dev.pesewa.usage.currency.ReportCurrency;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Cost per active user.
@Tag(
        name = "Cost per active user",
        description = "What an active user costs against what one pays.")
@Path("/api/usage/cau")
@Authenticated
@RunOnVirtualThread
public class CauResource {

    private final CauResponse cau;
    private final CurrentExchangeRates rates;
    private final WorkspaceRepository workspaces;
    private final Caller caller;
    private final Clock clock;

    public CauResource(
            StatisticsRepository statistics,
            CurrentExchangeRates rates,
            WorkspaceRepository workspaces,
            Caller caller,
            Clock clock) {
        this.cau = new CauResponse(statistics);
        this.rates = rates;
        this.workspaces = workspaces;
        this.caller = caller;
        this.clock = clock;
    }

    /// Over all workspaces, each by its own days, in USD unless another currency is asked for.
    @Operation(
            operationId = "getCauOfAllWorkspaces",
            summary = "Cost per active user over all workspaces")
    @GET
    public CauResponse.PeriodCau all(
            @BeanParam DateRangeParameters range,
            @QueryParam("currency") @Nullable String currency) {
        caller.require(Role.OPERATOR);
        return cau.ofAll(range.period(ZoneOffset.UTC, clock), rates.reportOfAll(currency));
    }

    /// Over all workspaces: 7, 30 and 90 days, and the 30 before the last 30.
    @Operation(
            operationId = "getCauTrendOfAllWorkspaces",
            summary = "Cost per active user of all over 7, 30 and 90 days")
    @GET
    @Path("/trend")
    public CauResponse.Trend trendOfAll(@QueryParam("currency") @Nullable String currency) {
        caller.require(Role.OPERATOR);
        ReportCurrency answer = rates.reportOfAll(currency);
        return CauResponse.Trend.of(
                period -> cau.ofAll(period, answer), LocalDate.now(clock), answer.code());
    }

    @Operation(operationId = "getCau", summary = "Cost per active user of a workspace")
    @GET
    @Path("/{workspaceId}")
    public CauResponse.PeriodCau one(
            @PathParam("workspaceId") String workspaceId, @BeanParam FilterParameters parameters) {
        return cau.of(parameters.filter(readable(workspaceId), rates, clock));
    }

    @Operation(operationId = "getCauTrend", summary = "Cost per active user over 7, 30 and 90 days")
    @GET
    @Path("/{workspaceId}/trend")
    public CauResponse.Trend trend(
            @PathParam("workspaceId") String workspaceId,
            @QueryParam("currency") @Nullable String currency) {
        Workspace workspace = readable(workspaceId);
        LocalDate today = LocalDate.now(clock.withZone(workspace.zone()));
        ReportCurrency answer = rates.report(workspace, currency);
        return CauResponse.Trend.of(
                period -> cau.of(UsageFilter.all(workspace, period, answer)), today, answer.code());
    }

    private Workspace readable(String workspaceId) {
        var id = caller.workspace(workspaceId);
        caller.require(Role.OWNER, Role.MEMBER);
        return workspaces.get(id);
    }
}

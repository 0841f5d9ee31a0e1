package dev.pesewa.usage.analytics.http;

import dev.pesewa.kernel.Role;
import dev.pesewa.kernel.Workspace;
import dev.pesewa.kit.page.DateRangeParameters;
import dev.pesewa.kit.workspace.CurrentWorkspace;
import dev.pesewa.usage.analytics.StatisticsRepository;
import dev.pesewa.usage.analytics.UsageFilter;
import dev.pesewa.usage.currency.CurrentExchangeRates;
import dev.pesewa.usage.currency.ReportCurrency;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
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
@RolesAllowed({Role.OPERATOR_CLAIM, Role.OWNER_CLAIM, Role.MEMBER_CLAIM})
@RunOnVirtualThread
public class CauResource {

    private final CauResponse cau;
    private final CurrentExchangeRates rates;
    private final CurrentWorkspace workspace;
    private final Clock clock;

    public CauResource(
            StatisticsRepository statistics,
            CurrentExchangeRates rates,
            CurrentWorkspace workspace,
            Clock clock) {
        this.cau = new CauResponse(statistics);
        this.rates = rates;
        this.workspace = workspace;
        this.clock = clock;
    }

    /// Over all workspaces, each by its own days, in USD unless another currency is asked for.
    @Operation(
            operationId = "getCauOfAllWorkspaces",
            summary = "Cost per active user over all workspaces")
    @GET
    @RolesAllowed(Role.OPERATOR_CLAIM)
    public CauResponse.PeriodCau all(
            @BeanParam DateRangeParameters range,
            @QueryParam("currency") @Nullable String currency) {
        return cau.ofAll(range.period(ZoneOffset.UTC, clock), rates.reportOfAll(currency));
    }

    /// Over all workspaces: 7, 30 and 90 days, and the 30 before the last 30.
    @Operation(
            operationId = "getCauTrendOfAllWorkspaces",
            summary = "Cost per active user of all over 7, 30 and 90 days")
    @GET
    @Path("/trend")
    @RolesAllowed(Role.OPERATOR_CLAIM)
    public CauResponse.Trend trendOfAll(@QueryParam("currency") @Nullable String currency) {
        ReportCurrency answer = rates.reportOfAll(currency);
        return CauResponse.Trend.of(
                period -> cau.ofAll(period, answer), LocalDate.now(clock), answer.code());
    }

    @Operation(operationId = "getCau", summary = "Cost per active user of a workspace")
    @GET
    @Path("/{workspaceId}")
    public CauResponse.PeriodCau one(@BeanParam FilterParameters parameters) {
        return cau.of(parameters.filter(workspace.get(), rates, clock));
    }

    @Operation(operationId = "getCauTrend", summary = "Cost per active user over 7, 30 and 90 days")
    @GET
    @Path("/{workspaceId}/trend")
    public CauResponse.Trend trend(@QueryParam("currency") @Nullable String currency) {
        Workspace own = workspace.get();
        LocalDate today = LocalDate.now(clock.withZone(own.zone()));
        ReportCurrency answer = rates.report(own, currency);
        return CauResponse.Trend.of(
                period -> cau.of(UsageFilter.all(own, period, answer)), today, answer.code());
    }
}

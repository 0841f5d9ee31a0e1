package dev.pesewa.billing.report.http;

import dev.pesewa.billing.call.Costing;
import dev.pesewa.billing.catalog.CatalogCache;
import dev.pesewa.billing.fx.ExchangeRateCache;
import dev.pesewa.billing.report.Margins;
import dev.pesewa.billing.report.postgres.FeatureDayRepository;
import dev.pesewa.kernel.Period;
import dev.pesewa.kernel.Role;
import dev.pesewa.kernel.WorkspaceId;
import dev.pesewa.kit.page.DateRangeParameters;
import dev.pesewa.kit.workspace.CurrentWorkspace;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Which features earn money and which lose it: for operators.
@Tag(
        name = "Reports",
        description = "Margins of past calls, and what they would have earned at other prices.")
@Path("/api/billing/margins")
@RunOnVirtualThread
@RolesAllowed(Role.OPERATOR_CLAIM)
public class MarginsResource {

    private final FeatureDayRepository featureDays;
    private final CatalogCache catalogs;
    private final ExchangeRateCache rates;
    private final CurrentWorkspace workspace;
    private final Clock clock;

    public MarginsResource(
            FeatureDayRepository featureDays,
            CatalogCache catalogs,
            ExchangeRateCache rates,
            CurrentWorkspace workspace,
            Clock clock) {
        this.featureDays = featureDays;
        this.catalogs = catalogs;
        this.rates = rates;
        this.workspace = workspace;
        this.clock = clock;
    }

    public record MarginsResponse(
            int periodDays,
            LocalDate startDate,
            LocalDate endDate,
            String currency,
            List<Margins.FeatureMargin> features,
            Margins.FeatureMargin total) {}

    /// Days are UTC, of all workspaces or of one.
    @Operation(operationId = "getMargins", summary = "Revenue, cost and margin by feature")
    @GET
    public MarginsResponse margins(
            @BeanParam DateRangeParameters range,
            @QueryParam("workspaceId") @Nullable String workspaceId) {
        WorkspaceId only = workspaceId == null ? null : workspace.get().id();
        Period period = range.period(ZoneOffset.UTC, clock);
        var rows =
                featureDays.between(
                        period.from(ZoneOffset.UTC), period.until(ZoneOffset.UTC), only);
        Margins margins = Margins.of(rows, this::rate, catalogs.now()::nameOf);
        return new MarginsResponse(
                period.days(),
                period.start(),
                period.end(),
                Costing.CURRENCY,
                margins.features(),
                margins.total());
    }

    private BigDecimal rate(LocalDate day) {
        return rates.at(Costing.CURRENCY, day.atStartOfDay(ZoneOffset.UTC).toInstant())
                .orElseThrow()
                .perUsd();
    }
}

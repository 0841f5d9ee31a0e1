package dev.pesewa.metrics.kpi.http;

import dev.pesewa.kernel.Period;
import dev.pesewa.kernel.Role;
import dev.pesewa.kernel.WorkspaceId;
import dev.pesewa.kit.page.DateRangeParameters;
import dev.pesewa.kit.workspace.WorkspaceRepository;
import dev.pesewa.metrics.audit.http.Audited;
import dev.pesewa.metrics.definition.ReportingConfig;
import dev.pesewa.metrics.kpi.Kpi;
import dev.pesewa.metrics.kpi.MetricInputs;
import dev.pesewa.metrics.kpi.MetricRepository;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Without `?workspaceId=` the metrics are those of all workspaces together.
@Tag(name = "Metrics", description = "Revenue and usage metrics over time: for operators.")
@Path("/api/system/metrics")
@RunOnVirtualThread
@RolesAllowed(Role.OPERATOR_CLAIM)
@Audited
public class MetricsResource {

    private final WorkspaceRepository workspaces;
    private final MetricRepository metrics;
    private final ReportingConfig reporting;

    public MetricsResource(
            WorkspaceRepository workspaces, MetricRepository metrics, ReportingConfig reporting) {
        this.workspaces = workspaces;
        this.metrics = metrics;
        this.reporting = reporting;
    }

    @Operation(operationId = "getMetricsSummary", summary = "All metrics of a period")
    @GET
    @Path("summary")
    public SummaryResponse summary(
            @BeanParam DateRangeParameters range,
            @QueryParam("workspaceId") @Nullable String workspaceId) {
        Period period = range.period(reporting.today());
        WorkspaceId workspace = workspace(workspaceId);
        return SummaryResponse.of(
                period,
                workspace == null ? null : workspace.value(),
                MetricInputs.over(metrics.days(period, workspace)),
                metrics.otherCurrencies(period, workspace),
                reporting);
    }

    @Operation(operationId = "getMetricTimeseries", summary = "One metric, day by day")
    @GET
    @Path("timeseries")
    public TimeseriesResponse timeseries(
            @Parameter(required = true) @QueryParam("metric") @Nullable String metric,
            @BeanParam DateRangeParameters range,
            @QueryParam("workspaceId") @Nullable String workspaceId) {
        Kpi kpi = Kpi.of(metric == null ? "" : metric);
        Period period = range.period(reporting.today());
        WorkspaceId workspace = workspace(workspaceId);
        return TimeseriesResponse.of(
                kpi,
                metrics.days(period, workspace),
                metrics.otherCurrencies(period, workspace).getOrDefault(kpi, Map.of()),
                reporting);
    }

    @Operation(
            operationId = "listMetricDefinitions",
            summary = "What each metric means and how it is computed")
    @GET
    @Path("definitions")
    public GlossaryResponse definitions() {
        return GlossaryResponse.in(reporting.currency());
    }

    private @Nullable WorkspaceId workspace(@Nullable String id) {
        return id == null ? null : workspaces.get(WorkspaceId.parse(id)).id();
    }
}

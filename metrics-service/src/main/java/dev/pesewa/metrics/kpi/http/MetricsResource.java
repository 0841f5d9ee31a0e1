package dev.pesewa.metrics.kpi.http;

import dev.pesewa.kernel.Period;
import dev.pesewa.kernel.WorkspaceId;
import dev.pesewa.kit.workspace.WorkspaceRepository;
import dev.pesewa.metrics.audit.http.AuditedAccess;
import dev.pesewa.metrics.definition.ReportingConfig;
import dev.pesewa.metrics.kpi.Kpi;
import dev.pesewa.metrics.kpi.MetricInputs;
import dev.pesewa.metrics.kpi.MetricRepository;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.Map;
import org.jspecify.annotations.Nullable;

@Path("/api/system/metrics")
@RunOnVirtualThread
@Authenticated
public class MetricsResource {

    private final AuditedAccess viewing;
    private final WorkspaceRepository workspaces;
    private final MetricRepository source;
    private final ReportingConfig reporting;

    public MetricsResource(
            AuditedAccess viewing,
            WorkspaceRepository workspaces,
            MetricRepository source,
            ReportingConfig reporting) {
        this.viewing = viewing;
        this.workspaces = workspaces;
        this.source = source;
        this.reporting = reporting;
    }

    @GET
    @Path("summary")
    public SummaryResponse summary(
            @QueryParam("start") @Nullable String start,
            @QueryParam("end") @Nullable String end,
            @QueryParam("workspaceId") @Nullable String workspaceId) {
        viewing.operatorOnly();
        Period period = DateRangeParameters.of(start, end, reporting.today());
        WorkspaceId workspace = workspace(workspaceId);
        return SummaryResponse.of(
                period,
                workspace == null ? null : workspace.value(),
                MetricInputs.over(source.days(period, workspace)),
                source.otherCurrencies(period, workspace),
                reporting);
    }

    @GET
    @Path("timeseries")
    public TimeseriesResponse timeseries(
            @QueryParam("metric") @Nullable String metric,
            @QueryParam("start") @Nullable String start,
            @QueryParam("end") @Nullable String end,
            @QueryParam("workspaceId") @Nullable String workspaceId) {
        viewing.operatorOnly();
        Kpi kpi = Kpi.of(metric == null ? "" : metric);
        Period period = DateRangeParameters.of(start, end, reporting.today());
        WorkspaceId workspace = workspace(workspaceId);
        return TimeseriesResponse.of(
                kpi,
                source.days(period, workspace),
                source.otherCurrencies(period, workspace).getOrDefault(kpi, Map.of()),
                reporting);
    }

    @GET
    @Path("definitions")
    public GlossaryResponse definitions() {
        viewing.operatorOnly();
        return GlossaryResponse.in(reporting.currency());
    }

    private @Nullable WorkspaceId workspace(@Nullable String asked) {
        return asked == null ? null : workspaces.get(WorkspaceId.parse(asked)).id();
    }
}

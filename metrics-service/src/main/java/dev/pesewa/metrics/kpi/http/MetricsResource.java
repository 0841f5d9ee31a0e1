package dev.pesewa.metrics.kpi.http;

import dev.pesewa.kernel.Period;
import dev.pesewa.kernel.WorkspaceId;
import dev.pesewa.kit.workspace.WorkspaceRepository;
import dev.pesewa.metrics.audit.http.Viewing;
import dev.pesewa.metrics.definition.Reporting;
import dev.pesewa.metrics.kpi.FigureSource;
import dev.pesewa.metrics.kpi.Figures;
import dev.pesewa.metrics.kpi.Kpi;
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

    private final Viewing viewing;
    private final WorkspaceRepository workspaces;
    private final FigureSource source;
    private final Reporting reporting;

    public MetricsResource(
            Viewing viewing,
            WorkspaceRepository workspaces,
            FigureSource source,
            Reporting reporting) {
        this.viewing = viewing;
        this.workspaces = workspaces;
        this.source = source;
        this.reporting = reporting;
    }

    @GET
    @Path("summary")
    public Summary summary(
            @QueryParam("start") @Nullable String start,
            @QueryParam("end") @Nullable String end,
            @QueryParam("workspaceId") @Nullable String workspaceId) {
        viewing.operatorOnly();
        Period period = Range.of(start, end, reporting.today());
        WorkspaceId workspace = workspace(workspaceId);
        return Summary.of(
                period,
                workspace == null ? null : workspace.value(),
                Figures.over(source.days(period, workspace)),
                source.otherCurrencies(period, workspace),
                reporting);
    }

    @GET
    @Path("timeseries")
    public Timeseries timeseries(
            @QueryParam("metric") @Nullable String metric,
            @QueryParam("start") @Nullable String start,
            @QueryParam("end") @Nullable String end,
            @QueryParam("workspaceId") @Nullable String workspaceId) {
        viewing.operatorOnly();
        Kpi kpi = Kpi.of(metric == null ? "" : metric);
        Period period = Range.of(start, end, reporting.today());
        WorkspaceId workspace = workspace(workspaceId);
        return Timeseries.of(
                kpi,
                source.days(period, workspace),
                source.otherCurrencies(period, workspace).getOrDefault(kpi, Map.of()),
                reporting);
    }

    @GET
    @Path("definitions")
    public Glossary definitions() {
        viewing.operatorOnly();
        return Glossary.in(reporting.currency());
    }

    private @Nullable WorkspaceId workspace(@Nullable String asked) {
        return asked == null ? null : workspaces.get(WorkspaceId.parse(asked)).id();
    }
}

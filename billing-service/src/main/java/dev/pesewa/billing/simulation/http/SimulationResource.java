package dev.pesewa.billing.simulation.http;

import com.fasterxml.jackson.annotation.JsonAlias;
import dev.pesewa.billing.catalog.Catalog;
import dev.pesewa.billing.catalog.CatalogDocument;
import dev.pesewa.billing.simulation.RunSimulation;
import dev.pesewa.kernel.Period;
import dev.pesewa.kernel.Role;
import dev.pesewa.kernel.WorkspaceId;
import dev.pesewa.kit.workspace.WorkspaceRepository;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// What past calls would have earned at other prices: for operators. Changes nothing.
@Tag(name = "Reports")
@Path("/api/billing/simulations")
@RunOnVirtualThread
@RolesAllowed(Role.OPERATOR_CLAIM)
public class SimulationResource {

    private static final int MOST_WORKSPACES = 1_000;

    private final RunSimulation simulate;
    private final WorkspaceRepository workspaces;

    public SimulationResource(RunSimulation simulate, WorkspaceRepository workspaces) {
        this.simulate = simulate;
        this.workspaces = workspaces;
    }

    /// Days are UTC. Without `workspaceIds` all workspaces that made calls are simulated.
    public record SimulationRequest(
            @NotNull(message = "is needed: the draft to simulate") CatalogDocument catalog,
            @NotNull @JsonAlias("start") LocalDate startDate,
            @NotNull @JsonAlias("end") LocalDate endDate,
            @Size(
                            min = 1,
                            max = MOST_WORKSPACES,
                            message = "from {min} to {max} ids, or left out for all")
                    @Nullable List<@NotNull UUID> workspaceIds) {}

    /// Amounts in GHS, credits as decimal text.
    public record SimulationResponse(
            LocalDate startDate,
            LocalDate endDate,
            String currency,
            List<RunSimulation.SimulatedFeature> features,
            RunSimulation.SimulatedFeature total,
            List<RunSimulation.SimulatedWorkspace> workspaces) {}

    @Operation(
            operationId = "simulateCatalog",
            summary = "What past calls would have earned with other prices")
    @POST
    @APIResponse(responseCode = "200")
    @APIResponse(responseCode = "422", description = "refused: that is too much for one answer")
    public SimulationResponse run(@NotNull @Valid SimulationRequest body) {
        Catalog draft = body.catalog().checked(0, Instant.EPOCH);
        Period period = new Period(body.startDate(), body.endDate());
        RunSimulation.SimulationResult result =
                simulate.run(
                        draft,
                        period.from(ZoneOffset.UTC),
                        period.until(ZoneOffset.UTC),
                        existing(body.workspaceIds()));
        return new SimulationResponse(
                period.start(),
                period.end(),
                Catalog.CURRENCY,
                result.features(),
                result.total(),
                result.workspaces());
    }

    /// No ids stand for all workspaces.
    private List<WorkspaceId> existing(@Nullable List<UUID> ids) {
        return ids == null
                ? List.of()
                : ids.stream()
                        .distinct()
                        .map(id -> workspaces.get(new WorkspaceId(id)).id())
                        .toList();
    }
}

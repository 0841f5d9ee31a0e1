package dev.pesewa.billing.simulation.http;

import dev.pesewa.billing.catalog.Catalog;
import dev.pesewa.billing.catalog.CatalogDocument;
import dev.pesewa.billing.simulation.RunSimulation;
import dev.pesewa.kernel.Period;
import dev.pesewa.kernel.ProblemException;
import dev.pesewa.kernel.Role;
import dev.pesewa.kernel.WorkspaceId;
import dev.pesewa.kit.identity.Caller;
import dev.pesewa.kit.workspace.WorkspaceRepository;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/// What past usage would have brought in under other prices: for operators. Changes nothing.
@Path("/api/billing/simulations")
@Authenticated
@RunOnVirtualThread
public class SimulationResource {

    private static final int MOST_NAMED = 1_000;

    private final RunSimulation simulate;
    private final WorkspaceRepository workspaces;
    private final Caller caller;

    public SimulationResource(
            RunSimulation simulate, WorkspaceRepository workspaces, Caller caller) {
        this.simulate = simulate;
        this.workspaces = workspaces;
        this.caller = caller;
    }

    /// Days are UTC. `workspaceIds` is all that made calls when it is left out.
    public record SimulationRequest(
            @Nullable CatalogDocument catalog,
            @Nullable LocalDate startDate,
            @Nullable LocalDate endDate,
            @Nullable List<UUID> workspaceIds) {}

    /// Amounts in GHS, credits as decimal text.
    public record SimulationResponse(
            LocalDate startDate,
            LocalDate endDate,
            String currency,
            List<RunSimulation.SimulatedFeature> features,
            RunSimulation.SimulatedFeature total,
            List<RunSimulation.WorkspaceLine> workspaces) {}

    @POST
    @APIResponse(responseCode = "200")
    @APIResponse(responseCode = "422", description = "refused: that is too much for one answer")
    public SimulationResponse run(@Nullable SimulationRequest body) {
        caller.require(Role.OPERATOR);
        if (body == null || body.catalog() == null) {
            throw ProblemException.malformed("catalog", "is needed: the draft to simulate");
        }
        if (body.startDate() == null || body.endDate() == null) {
            throw ProblemException.malformed("startDate", "startDate and endDate are needed");
        }
        Catalog draft = body.catalog().checked(0, Instant.EPOCH);
        Period period = new Period(body.startDate(), body.endDate());
        RunSimulation.SimulationResult result =
                simulate.run(
                        draft,
                        period.from(ZoneOffset.UTC),
                        period.until(ZoneOffset.UTC),
                        named(body.workspaceIds()));
        return new SimulationResponse(
                period.start(),
                period.end(),
                Catalog.CURRENCY,
                result.features(),
                result.total(),
                result.workspaces());
    }

    private List<WorkspaceId> named(@Nullable List<UUID> ids) {
        if (ids == null) {
            return List.of();
        }
        if (ids.isEmpty() || ids.size() > MOST_NAMED || ids.contains(null)) {
            throw ProblemException.malformed(
                    "workspaceIds", "from 1 to " + MOST_NAMED + " ids, or left out for all");
        }
        return ids.stream().distinct().map(id -> workspaces.get(new WorkspaceId(id)).id()).toList();
    }
}

package dev.pesewa.usage.forecast.http;

import dev.pesewa.kernel.Role;
import dev.pesewa.kernel.Workspace;
import dev.pesewa.kit.workspace.CurrentWorkspace;
import dev.pesewa.usage.currency.CurrentExchangeRates;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// What this month is going to cost.
@Tag(name = "Budgets")
@Path("/api/usage/forecast/{workspaceId}")
@RolesAllowed({Role.OPERATOR_CLAIM, Role.OWNER_CLAIM, Role.MEMBER_CLAIM})
@RunOnVirtualThread
public class ForecastResource {

    private final ForecastResponse response;
    private final CurrentExchangeRates rates;
    private final CurrentWorkspace workspace;

    public ForecastResource(
            ForecastResponse response, CurrentExchangeRates rates, CurrentWorkspace workspace) {
        this.response = response;
        this.rates = rates;
        this.workspace = workspace;
    }

    @Operation(operationId = "getForecast", summary = "What this month will cost")
    @GET
    public ForecastResponse.Shape get(@QueryParam("currency") @Nullable String currency) {
        Workspace owner = workspace.get();
        return response.of(owner, rates.report(owner, currency));
    }
}

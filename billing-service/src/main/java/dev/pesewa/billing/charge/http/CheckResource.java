package dev.pesewa.billing.charge.http;

import dev.pesewa.billing.budget.BudgetStop;
import dev.pesewa.billing.budget.BudgetStopCache;
import dev.pesewa.billing.catalog.CatalogCache;
import dev.pesewa.billing.catalog.Feature;
import dev.pesewa.billing.commit.WalletRepository;
import dev.pesewa.billing.ledger.WalletState;
import dev.pesewa.kernel.Credits;
import dev.pesewa.kernel.ProblemException;
import dev.pesewa.kernel.Role;
import dev.pesewa.kernel.WorkspaceId;
import dev.pesewa.kit.workspace.CurrentWorkspace;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// What a call would cost now, and whether the wallet could pay it.
@Tag(name = "Credits")
@Path("/api/ai")
@RunOnVirtualThread
public class CheckResource {

    private final CatalogCache catalogs;
    private final WalletRepository wallets;
    private final BudgetStopCache budgets;
    private final CurrentWorkspace workspace;
    private final Clock clock;

    public CheckResource(
            CatalogCache catalogs,
            WalletRepository wallets,
            BudgetStopCache budgets,
            CurrentWorkspace workspace,
            Clock clock) {
        this.catalogs = catalogs;
        this.wallets = wallets;
        this.budgets = budgets;
        this.workspace = workspace;
        this.clock = clock;
    }

    public record Check(
            boolean hasCredits,
            String required,
            String currentBalance,
            String shortfall,
            String featureName) {}

    @Operation(
            operationId = "checkCredits",
            summary = "Whether the credits are enough for a feature")
    @GET
    @Path("/check")
    @RolesAllowed({Role.OPERATOR_CLAIM, Role.INGEST_CLAIM, Role.OWNER_CLAIM, Role.MEMBER_CLAIM})
    @APIResponse(responseCode = "200")
    @APIResponse(responseCode = "402", description = "budget-exceeded, with budget, cost, until")
    @APIResponse(responseCode = "404", description = RejectionDescriptions.NO_FEATURE)
    public Check check(
            @Parameter(required = true) @QueryParam("feature") @Nullable String feature) {
        if (feature == null || feature.isBlank()) {
            throw ProblemException.malformed(
                    "feature", "is needed; GET /api/ai/pricing lists them");
        }
        WorkspaceId asking = workspace.get().id();
        BudgetStop stop = budgets.of(asking, clock.instant());
        if (stop != null) {
            throw stop.problem();
        }
        Feature asked = catalogs.now().feature(feature);
        WalletState wallet = wallets.load(asking);
        Instant now = clock.instant();
        Credits shortfall = wallet.shortfall(asked.price(), now);
        return new Check(
                !shortfall.isPositive(),
                asked.price().toDecimalString(),
                wallet.availableAt(now).toDecimalString(),
                shortfall.toDecimalString(),
                asked.name());
    }
}

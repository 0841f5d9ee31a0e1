package dev.pesewa.billing.charge.http;

import dev.pesewa.billing.budget.BudgetStop;
import dev.pesewa.billing.budget.BudgetStopCache;
import dev.pesewa.billing.catalog.CatalogCache;
import dev.pesewa.billing.catalog.Feature;
import dev.pesewa.billing.charge.TransactionRepository;
import dev.pesewa.billing.commit.WalletRepository;
import dev.pesewa.billing.ledger.WalletState;
import dev.pesewa.kernel.Credits;
import dev.pesewa.kernel.Role;
import dev.pesewa.kernel.Workspace;
import dev.pesewa.kit.identity.Caller;
import dev.pesewa.kit.page.Page;
import dev.pesewa.kit.workspace.WorkspaceRepository;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/// What a call would cost, and what calls did cost.
@Path("/api/ai")
@Authenticated
@RunOnVirtualThread
public class CheckResource {

    private final CatalogCache catalogs;
    private final WalletRepository wallets;
    private final BudgetStopCache budgets;
    private final TransactionRepository transactions;
    private final WorkspaceRepository workspaces;
    private final Caller caller;
    private final Clock clock;

    public CheckResource(
            CatalogCache catalogs,
            WalletRepository wallets,
            BudgetStopCache budgets,
            TransactionRepository transactions,
            WorkspaceRepository workspaces,
            Caller caller,
            Clock clock) {
        this.catalogs = catalogs;
        this.wallets = wallets;
        this.budgets = budgets;
        this.transactions = transactions;
        this.workspaces = workspaces;
        this.caller = caller;
        this.clock = clock;
    }

    public record Check(
            boolean hasCredits,
            String required,
            String currentBalance,
            String shortfall,
            String featureName) {}

    @GET
    @Path("/check")
    @APIResponse(responseCode = "200")
    @APIResponse(responseCode = "402", description = "budget-exceeded, with budget, cost, until")
    @APIResponse(responseCode = "404", description = RejectionDescriptions.NO_FEATURE)
    public Check check(@QueryParam("feature") @Nullable String feature) {
        caller.require(Role.INGEST, Role.OWNER, Role.MEMBER);
        Workspace workspace = callers();
        BudgetStop stop = budgets.of(workspace.id(), clock.instant());
        if (stop != null) {
            throw stop.problem();
        }
        Feature asked = catalogs.now().feature(feature == null ? "" : feature);
        WalletState wallet = wallets.load(workspace.id());
        Instant now = clock.instant();
        Credits shortfall = wallet.shortfall(asked.price(), now);
        return new Check(
                !shortfall.isPositive(),
                asked.price().toDecimalString(),
                wallet.availableAt(now).toDecimalString(),
                shortfall.toDecimalString(),
                asked.name());
    }

    @GET
    @Path("/transactions")
    public Page<TransactionRepository.LoggedTransaction> transactions(
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor) {
        caller.require(Role.OWNER, Role.MEMBER);
        int size = Page.limit(limit);
        var rows = transactions.list(callers().id(), Page.before(cursor), size + 1);
        return Page.of(rows, size, transaction -> transaction.id().toString());
    }

    private Workspace callers() {
        return workspaces.get(caller.workspace());
    }
}

package dev.pesewa.billing.charge;

import dev.pesewa.billing.budget.BudgetStop;
import dev.pesewa.billing.budget.BudgetStopCache;
import dev.pesewa.billing.call.AiCall;
import dev.pesewa.billing.call.Costing;
import dev.pesewa.billing.call.LoggedCall;
import dev.pesewa.billing.catalog.Catalog;
import dev.pesewa.billing.catalog.CatalogCache;
import dev.pesewa.billing.client.ClientCheck;
import dev.pesewa.billing.client.ClientVerdict;
import dev.pesewa.billing.commit.WalletCommitter;
import dev.pesewa.billing.commit.WalletWrite;
import dev.pesewa.billing.idempotency.IdempotencyKey;
import dev.pesewa.billing.idempotency.StoredResponse;
import dev.pesewa.billing.ledger.Change;
import dev.pesewa.billing.ledger.Decision;
import dev.pesewa.billing.ledger.WalletState;
import dev.pesewa.kernel.Credits;
import dev.pesewa.kernel.ProblemException;
import dev.pesewa.kernel.Workspace;
import dev.pesewa.kernel.WorkspaceId;
import dev.pesewa.kit.id.IdGenerator;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/// Charges a call: check its client, price it, ask the wallet's rules, write. Example:
/// `report_summary` costs 0.2 credits by the catalog of that moment; a wallet of 5 has 4.8
/// afterwards, and one of 0.1 rejects it. A wallet's rejection is logged and kept with its key like
/// a charge.
@ApplicationScoped
public class Charge {

    private final CatalogCache catalogs;
    private final Costing costing;
    private final ClientCheck clients;
    private final BudgetStopCache budgets;
    private final WalletCommitter committer;
    private final IdGenerator ids;
    private final Clock clock;

    public Charge(
            CatalogCache catalogs,
            Costing costing,
            ClientCheck clients,
            BudgetStopCache budgets,
            WalletCommitter committer,
            IdGenerator ids,
            Clock clock) {
        this.catalogs = catalogs;
        this.costing = costing;
        this.clients = clients;
        this.budgets = budgets;
        this.committer = committer;
        this.ids = ids;
        this.clock = clock;
    }

    /// `profitMargin` in percent of the price, null when the cost is not known.
    public record ChargeResult(
            boolean success,
            String creditsCharged,
            String newBalance,
            UUID transactionId,
            boolean lowCreditWarning,
            @Nullable BigDecimal profitMargin,
            int priceVersion) {}

    /// Does not block.
    public CompletionStage<StoredResponse> charge(
            Workspace workspace, AiCall call, IdempotencyKey key) {
        return clients.of(workspace.id(), call.clientId())
                .thenCompose(client -> charge(workspace, client, call, key));
    }

    private CompletionStage<StoredResponse> charge(
            Workspace workspace, ClientVerdict client, AiCall call, IdempotencyKey key) {
        PricedCharge charge;
        try {
            charge = price(workspace, client.admit(call), clock.instant());
        } catch (ProblemException rejection) {
            return reject(workspace.id(), rejection, key);
        }
        BudgetStop stop = budgets.of(workspace.id(), charge.at());
        return committer.submit(workspace.id(), key, state -> decide(charge, stop, state));
    }

    /// What cannot be charged. A request that had a response before gets it again.
    public CompletionStage<StoredResponse> reject(
            WorkspaceId workspace, ProblemException rejection, IdempotencyKey key) {
        return committer.submit(workspace, key, WalletCommitter.rejecting(rejection));
    }

    /// A failed call costs nothing.
    private PricedCharge price(Workspace workspace, AiCall call, Instant now) {
        Catalog catalog = catalogs.at(now);
        Credits listed = catalog.feature(call.feature()).price();
        Credits price = call.success() ? listed : Credits.ZERO;
        LoggedCall.Cost cost = costing.cost(call, workspace.currency(), now);
        return new PricedCharge(
                ids.next(),
                call,
                price,
                catalog.version(),
                cost,
                costing.margin(price, cost, now),
                now);
    }

    /// A used-up budget stops what costs something.
    private WalletWrite decide(PricedCharge charge, @Nullable BudgetStop stop, WalletState state) {
        if (stop != null && charge.price().isPositive()) {
            Credits available = state.availableAt(charge.at());
            return charge.rejected(state, available, stop.problem(), List.of());
        }
        return switch (state.charge(charge.price(), charge.id(), charge.at())) {
            case Change change -> charge.charged(state, change);
            case Decision.NotEnough rejection -> charge.rejected(state, rejection);
            case Decision.Rejection other -> throw new IllegalStateException(other.toString());
        };
    }
}

package dev.pesewa.billing.simulation;

import dev.pesewa.billing.call.Costing;
import dev.pesewa.billing.catalog.Catalog;
import dev.pesewa.billing.catalog.CatalogCache;
import dev.pesewa.billing.fx.ExchangeRateCache;
import dev.pesewa.kernel.Credits;
import dev.pesewa.kernel.ProblemCode;
import dev.pesewa.kernel.ProblemException;
import dev.pesewa.kernel.Rounding;
import dev.pesewa.kernel.WorkspaceId;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Reads the histories of wallets page by page and replays them in a `Simulation`.
@ApplicationScoped
public class RunSimulation {

    static final int MOST_WORKSPACES = 10_000;

    private static final int MOST_CALLS = 5_000_000;
    private static final int PAGE = 10_000;

    private final WalletHistoryRepository history;
    private final CatalogCache catalogs;
    private final ExchangeRateCache rates;

    public RunSimulation(
            WalletHistoryRepository history, CatalogCache catalogs, ExchangeRateCache rates) {
        this.history = history;
        this.catalogs = catalogs;
        this.rates = rates;
    }

    /// In GHS, where a credit is worth one. `cost` is what is known of it; when that of
    /// `withoutCost` calls is not, `profit` and `marginPct` are null. `marginPct` in percent of
    /// revenue, null also without revenue.
    public record Profitability(
            BigDecimal revenue,
            BigDecimal cost,
            long withoutCost,
            @Nullable BigDecimal profit,
            @Nullable BigDecimal marginPct) {

        static Profitability of(Credits credits, BigDecimal cost, long withoutCost) {
            BigDecimal revenue = credits.decimal();
            BigDecimal profit = revenue.subtract(cost);
            boolean known = withoutCost == 0;
            return new Profitability(
                    Rounding.cost(revenue),
                    Rounding.cost(cost),
                    withoutCost,
                    known ? Rounding.cost(profit) : null,
                    known && revenue.signum() != 0 ? Rounding.percent(profit, revenue) : null);
        }
    }

    /// `refused` calls are those that the wallet could not have paid, or whose feature the draft
    /// does not offer.
    public record SimulatedFeature(
            String feature,
            String name,
            long calls,
            long refused,
            Profitability before,
            Profitability after) {}

    /// Credits before and after, the balance at the end, and the time of the first call that could
    /// not have been paid.
    public record SimulatedWorkspace(
            UUID workspaceId,
            long calls,
            long refused,
            String before,
            String after,
            String difference,
            String balanceAfter,
            @Nullable Instant ranOutAt) {}

    public record SimulationResult(
            List<SimulatedFeature> features,
            SimulatedFeature total,
            List<SimulatedWorkspace> workspaces) {}

    /// Of the workspaces in `only`, or of all that made calls when it is empty.
    public SimulationResult run(
            Catalog draft, Instant from, Instant until, List<WorkspaceId> only) {
        List<WorkspaceId> wanted =
                only.isEmpty() ? history.workspaces(from, until, MOST_WORKSPACES + 1) : only;
        if (wanted.size() > MOST_WORKSPACES) {
            throw tooMuch("more than %,d workspaces".formatted(MOST_WORKSPACES));
        }
        var simulation = new Simulation(new PastCallPricing(draft, this::published), this::rate);
        for (WorkspaceId workspace : wanted) {
            replay(simulation, workspace, from, until);
        }
        return result(simulation);
    }

    private void replay(Simulation simulation, WorkspaceId workspace, Instant from, Instant until) {
        Simulation.SimulatedWallet wallet =
                simulation.wallet(
                        workspace,
                        history.funds(workspace, from),
                        history.flows(workspace, from, until));
        UUID after = new UUID(0, 0);
        List<PastCall> page;
        do {
            page = history.calls(workspace, from, until, after, PAGE);
            page.forEach(wallet::call);
            after = page.isEmpty() ? after : page.getLast().id();
            if (simulation.total().calls > MOST_CALLS) {
                throw tooMuch("more than %,d calls".formatted(MOST_CALLS));
            }
        } while (page.size() == PAGE);
        wallet.end();
    }

    private static ProblemException tooMuch(String what) {
        return new ProblemException(
                ProblemCode.REFUSED, "That is " + what + ". Choose fewer days, or workspaceIds.");
    }

    private Catalog published(int version) {
        return catalogs.version(version).orElse(Catalog.FIRST);
    }

    private BigDecimal rate(Instant at) {
        return rates.at(Costing.CURRENCY, at).orElseThrow().perUsd();
    }

    private SimulationResult result(Simulation simulation) {
        Catalog now = catalogs.now();
        return new SimulationResult(
                simulation.features().entrySet().stream()
                        .map(
                                each ->
                                        line(
                                                each.getKey(),
                                                now.nameOf(each.getKey()),
                                                each.getValue()))
                        .toList(),
                line("total", "All features", simulation.total()),
                simulation.wallets().stream().map(RunSimulation::line).toList());
    }

    private static SimulatedFeature line(
            String feature, String name, Simulation.SimulationOutcome outcome) {
        return new SimulatedFeature(
                feature,
                name,
                outcome.calls,
                outcome.refused,
                Profitability.of(outcome.before, outcome.costBefore, outcome.withoutCostBefore),
                Profitability.of(outcome.after, outcome.costAfter, outcome.withoutCostAfter));
    }

    private static SimulatedWorkspace line(Simulation.WalletOutcome wallet) {
        return new SimulatedWorkspace(
                wallet.workspace().value(),
                wallet.calls(),
                wallet.refused(),
                wallet.before().toDecimalString(),
                wallet.after().toDecimalString(),
                wallet.difference().toDecimalString(),
                wallet.fundsAfter().toDecimalString(),
                wallet.ranOutAt());
    }
}

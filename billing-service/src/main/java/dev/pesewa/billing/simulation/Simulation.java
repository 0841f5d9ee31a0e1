package dev.pesewa.billing.simulation;

import dev.pesewa.kernel.Credits;
import dev.pesewa.kernel.WorkspaceId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Replays the calls of wallets, one wallet after another, at other prices. Example: a wallet of 14
/// credits made two calls of 5; at 8 credits it pays the first, has 6 left, and the second is
/// refused.
///
/// Grants, expiry and voids happen when they happened. A call is refused when the wallet could not
/// have paid for it: when its funds would be negative, and less than they really were (a wallet
/// that was allowed to owe is allowed to again). A call whose feature the draft does not offer is
/// refused as well. At the prices of the time nothing changes.
final class Simulation {

    private final PastCallPricing repricing;
    private final Function<Instant, BigDecimal> rate;
    private final Map<String, SimulationOutcome> features = new TreeMap<>();
    private final SimulationOutcome total = new SimulationOutcome();
    private final List<WalletOutcome> wallets = new ArrayList<>();

    /// `rate` gives the GHS of a dollar at a time.
    Simulation(PastCallPricing repricing, Function<Instant, BigDecimal> rate) {
        this.repricing = repricing;
        this.rate = rate;
    }

    /// Calls and money before and after; costs in GHS. A refused call costs nothing. A call of
    /// unknown cost is counted in `withoutCost…`, and its cost is in no sum (I8).
    static final class SimulationOutcome {
        long calls;
        long refused;
        Credits before = Credits.ZERO;
        Credits after = Credits.ZERO;
        BigDecimal costBefore = BigDecimal.ZERO;
        BigDecimal costAfter = BigDecimal.ZERO;
        long withoutCostBefore;
        long withoutCostAfter;

        private void add(Credits was, @Nullable Credits is, @Nullable BigDecimal cost) {
            BigDecimal known = cost == null ? BigDecimal.ZERO : cost;
            int unknown = cost == null ? 1 : 0;
            calls++;
            before = before.plus(was);
            costBefore = costBefore.add(known);
            withoutCostBefore += unknown;
            if (is == null) {
                refused++;
            } else {
                after = after.plus(is);
                costAfter = costAfter.add(known);
                withoutCostAfter += unknown;
            }
        }
    }

    /// `ranOutAt` is the time of the first call that the wallet could not have paid.
    record WalletOutcome(
            WorkspaceId workspace,
            long calls,
            long refused,
            Credits before,
            Credits after,
            Credits fundsAfter,
            @Nullable Instant ranOutAt) {

        Credits difference() {
            return after.minus(before);
        }
    }

    Map<String, SimulationOutcome> features() {
        return features;
    }

    SimulationOutcome total() {
        return total;
    }

    /// Those whose bill changes most come first.
    List<WalletOutcome> wallets() {
        return wallets.stream()
                .sorted(
                        Comparator.comparing(
                                        (WalletOutcome wallet) ->
                                                wallet.difference().decimal().abs())
                                .reversed())
                .toList();
    }

    SimulatedWallet wallet(
            WorkspaceId workspace, Credits funds, List<WalletHistoryRepository.Flow> flows) {
        return new SimulatedWallet(workspace, funds, flows);
    }

    /// One wallet's replay: `call` for each call in the order of time, then `end`.
    final class SimulatedWallet {
        private final WorkspaceId workspace;
        private final List<WalletHistoryRepository.Flow> flows;
        private int flowsDone;
        private Credits real;
        private Credits simulated;
        private long calls;
        private long refused;
        private Credits before = Credits.ZERO;
        private Credits after = Credits.ZERO;
        private @Nullable Instant ranOutAt;

        private SimulatedWallet(
                WorkspaceId workspace, Credits funds, List<WalletHistoryRepository.Flow> flows) {
            this.workspace = workspace;
            this.flows = flows;
            this.real = funds;
            this.simulated = funds;
        }

        void call(PastCall call) {
            flowUntil(call.at());
            real = real.minus(call.paid());
            Credits price = repricing.price(call).orElse(null);
            boolean paid = price != null && affords(price);
            if (price != null && paid) {
                simulated = simulated.minus(price);
                after = after.plus(price);
            } else {
                refused++;
                ranOutAt = ranOutAt == null && price != null ? call.at() : ranOutAt;
            }
            calls++;
            before = before.plus(call.paid());
            BigDecimal usd = call.costUsd();
            BigDecimal cost = usd == null ? null : usd.multiply(rate.apply(call.at()));
            Credits charged = paid ? price : null;
            total.add(call.paid(), charged, cost);
            features.computeIfAbsent(call.feature(), _ -> new SimulationOutcome())
                    .add(call.paid(), charged, cost);
        }

        private boolean affords(Credits price) {
            Credits left = simulated.minus(price);
            return !price.isPositive() || !left.isNegative() || left.compareTo(real) >= 0;
        }

        private void flowUntil(Instant time) {
            while (flowsDone < flows.size() && !flows.get(flowsDone).at().isAfter(time)) {
                Credits amount = flows.get(flowsDone).amount();
                real = real.plus(amount);
                simulated = simulated.plus(amount);
                flowsDone++;
            }
        }

        void end() {
            flowUntil(Instant.MAX);
            wallets.add(
                    new WalletOutcome(
                            workspace, calls, refused, before, after, simulated, ranOutAt));
        }
    }
}

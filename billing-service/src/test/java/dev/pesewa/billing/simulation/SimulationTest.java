package dev.pesewa.billing.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pesewa.billing.catalog.Catalog;
import dev.pesewa.billing.catalog.CatalogDocument;
import dev.pesewa.billing.catalog.CatalogDocument.FeatureLine;
import dev.pesewa.kernel.Credits;
import dev.pesewa.kernel.WorkspaceId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SimulationTest {

    private static final WorkspaceId WORKSPACE = new WorkspaceId(new UUID(1, 1));
    private static final Instant START = Instant.parse("2026-11-01T00:00:00Z");
    private static final String DASHBOARD = "portfolio_dashboard";

    private static Instant minute(int minute) {
        return START.plusSeconds(60L * minute);
    }

    private static Catalog draft(String markup, Map<String, String> prices) {
        List<FeatureLine> lines = new ArrayList<>();
        prices.forEach(
                (id, price) -> lines.add(new FeatureLine(id, id, price, "basic", null, null)));
        return new CatalogDocument(null, null, lines, markup).checked(2, START);
    }

    @Test
    void countsACallOfUnknownCostApart() {
        // Given
        Simulation simulation = simulation(draft("1", Map.of(DASHBOARD, "5")));
        var wallet = simulation.wallet(WORKSPACE, Credits.of("10"), List.of());
        PastCall known = call(DASHBOARD, "5", "5", "0.5", 10);
        // When
        wallet.call(known);
        wallet.call(
                new PastCall(
                        new UUID(1, 20),
                        DASHBOARD,
                        true,
                        false,
                        known.price(),
                        known.paid(),
                        null,
                        1,
                        minute(20)));
        // Then
        Simulation.SimulationOutcome total = simulation.total();
        assertThat(total.withoutCostAfter).isEqualTo(1);
        assertThat(
                        RunSimulation.Profitability.of(
                                        total.after, total.costAfter, total.withoutCostAfter)
                                .marginPct())
                .isNull();
    }

    private static PastCall call(String feature, String price, String paid, String usd, int at) {
        return new PastCall(
                new UUID(1, at),
                feature,
                true,
                feature.equals("tokens"),
                Credits.of(price),
                Credits.of(paid),
                new BigDecimal(usd),
                1,
                minute(at));
    }

    private static Simulation simulation(Catalog draft) {
        return new Simulation(
                new PastCallPricing(draft, _ -> Catalog.FIRST), _ -> new BigDecimal("16"));
    }

    /// Ten credits, three dashboards at 5 with a grant of 10 in between; at 8 the second cannot be
    /// paid before the grant, and the third can.
    @Test
    void saysWhoWouldHaveRunOutAndWhen() {
        Simulation simulation = simulation(draft("1", Map.of(DASHBOARD, "8")));
        var wallet =
                simulation.wallet(
                        WORKSPACE,
                        Credits.of("10"),
                        List.of(new WalletHistoryRepository.Flow(Credits.of("10"), minute(25))));
        for (int at : List.of(10, 20, 30)) {
            wallet.call(call(DASHBOARD, "5", "5", "0.5", at));
        }
        wallet.end();
        Simulation.WalletOutcome outcome = simulation.wallets().getFirst();
        assertThat(outcome.before()).isEqualTo(Credits.of("15"));
        assertThat(outcome.after()).isEqualTo(Credits.of("16"));
        assertThat(outcome.difference()).isEqualTo(Credits.of("1"));
        assertThat(outcome.refused()).isEqualTo(1);
        assertThat(outcome.ranOutAt()).isEqualTo(minute(20));
        assertThat(outcome.fundsAfter()).isEqualTo(Credits.of("4"));
        assertThat(simulation.total().costBefore).isEqualByComparingTo("24");
        assertThat(simulation.total().costAfter).isEqualByComparingTo("16");
    }

    @Test
    void pricesTokensByTheirMarkupAndWhatIsNotOfferedNotAtAll() {
        Simulation simulation = simulation(draft("1.5", Map.of("other", "1")));
        var wallet = simulation.wallet(WORKSPACE, Credits.of("100"), List.of());
        wallet.call(call("tokens", "2", "2", "0.1", 1));
        wallet.call(call("tokens", "4", "1", "0.1", 2)); // three were absorbed
        wallet.call(call(DASHBOARD, "5", "5", "0.1", 3));
        wallet.end();
        Simulation.WalletOutcome outcome = simulation.wallets().getFirst();
        assertThat(outcome.after()).isEqualTo(Credits.of("4.5"));
        assertThat(outcome.refused()).isEqualTo(1);
        assertThat(outcome.ranOutAt()).as("it had credits").isNull();
        assertThat(simulation.features())
                .hasEntrySatisfying(
                        DASHBOARD, line -> assertThat(line.after).isEqualTo(Credits.ZERO));
    }

    /// Whatever happened, also debts and expiry, the prices of the time bring the same.
    @Test
    void withThePricesOfTheTimeNothingChanges() {
        long seed = 20261121;
        System.out.println("seed " + seed);
        var random = new SplittableRandom(seed);
        for (int round = 0; round < 500; round++) {
            Simulation simulation = simulation(Catalog.FIRST);
            List<WalletHistoryRepository.Flow> flows = new ArrayList<>();
            long funds = random.nextInt(10_000_000);
            long left = funds;
            List<PastCall> calls = new ArrayList<>();
            for (int at = 0; at < 50; at++) {
                if (random.nextInt(5) == 0) {
                    long amount = random.nextInt(-3_000_000, 8_000_000);
                    flows.add(new WalletHistoryRepository.Flow(new Credits(amount), minute(at)));
                    left += amount;
                }
                boolean owing = random.nextInt(10) == 0;
                if (left >= 5_000_000 || owing) {
                    calls.add(call(DASHBOARD, "5", "5", "0.1", at));
                    left -= 5_000_000;
                }
            }
            var wallet = simulation.wallet(WORKSPACE, new Credits(funds), flows);
            calls.forEach(wallet::call);
            wallet.end();
            Simulation.WalletOutcome outcome = simulation.wallets().getFirst();
            assertThat(outcome.refused()).as("round %d", round).isZero();
            assertThat(outcome.after()).isEqualTo(outcome.before());
            assertThat(outcome.fundsAfter().micros()).isEqualTo(left);
        }
    }
}

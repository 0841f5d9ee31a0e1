package dev.pesewa.billing.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pesewa.kernel.Credits;
import dev.pesewa.kernel.LargestRemainder;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A million random splits, burns and refunds: the parts are the whole, to the last micro-credit
/// and the last millionth of a cedi.
class RoundingTest {

    private static final int SPLITS = 600_000;
    private static final int BURNS = 300_000;
    private static final int REFUNDS = 100_000;

    @ParameterizedTest
    @ValueSource(longs = 20261121)
    void sharesSumToTheWholeAndNoneIsOffByMoreThanOne(long seed) {
        System.out.println("seed " + seed);
        var random = new SplittableRandom(seed);
        for (int i = 0; i < SPLITS; i++) {
            long whole = random.nextLong(1_000_000_000_000L);
            long[] weights = random.longs(1 + random.nextInt(4), 0, 1_000_000_000L).toArray();
            weights[0]++; // they are not all nothing
            long[] shares = LargestRemainder.split(whole, weights);
            long weight = 0;
            long sum = 0;
            for (int part = 0; part < shares.length; part++) {
                weight += weights[part];
                sum += shares[part];
            }
            if (sum != whole) {
                assertThat(shares).as("seed %d, split %d", seed, i).containsExactly(whole);
            }
            for (int part = 0; part < shares.length; part++) {
                long exact = floor(whole, weights[part], weight);
                if (shares[part] < exact || shares[part] > exact + 1) {
                    assertThat(shares[part]).as("seed %d, split %d", seed, i).isEqualTo(exact);
                }
            }
        }
    }

    private static long floor(long whole, long part, long of) {
        return BigInteger.valueOf(whole)
                .multiply(BigInteger.valueOf(part))
                .divide(BigInteger.valueOf(of))
                .longValueExact();
    }

    /// However a lot is burnt, its burns have cost together what the lot had cost.
    @ParameterizedTest
    @ValueSource(longs = 7_777_777)
    void burnsOfALotCostWhatTheLotCost(long seed) {
        System.out.println("seed " + seed);
        var random = new SplittableRandom(seed);
        int burns = 0;
        while (burns < BURNS) {
            Lot lot = Lot.of(grant(random));
            BigDecimal cost = BigDecimal.ZERO;
            while (lot.remaining().isPositive()) {
                long left = lot.remaining().micros();
                var part = new Credits(Math.min(left, 1 + random.nextLong(left * 2 / 3 + 2)));
                BigDecimal revenue = lot.revenueOf(part);
                assertThat(revenue.signum()).isNotNegative();
                cost = cost.add(revenue);
                lot = lot.with(lot.remaining().minus(part), Credits.ZERO);
                burns++;
            }
            assertThat(cost).as("seed %d", seed).isEqualByComparingTo(lot.grant().paid());
        }
    }

    /// A refund takes from purchase and bonus together what it is of, unspent or as debt.
    @ParameterizedTest
    @ValueSource(longs = 42)
    void refundsTakeExactlyWhatTheyAreOf(long seed) {
        System.out.println("seed " + seed);
        var random = new SplittableRandom(seed);
        for (int i = 0; i < REFUNDS; i++) {
            List<Grant> grants = List.of(grant(random), grant(random));
            var wallet = new Wallet();
            UUID cause = wallet.id();
            wallet.apply(wallet.state().grant(grants, cause, Instant.EPOCH));
            long granted = wallet.state().available().micros();
            var spent = new Credits(random.nextLong(granted + 1));
            wallet.apply(wallet.state().charge(spent, wallet.id(), Instant.EPOCH));
            var refund = new Credits(random.nextLong(granted + 1));
            wallet.apply(wallet.state().revoke(grants, refund, wallet.id(), Instant.EPOCH));
            WalletState.Totals totals = wallet.state().totals();
            assertThat(totals.available().micros() - totals.debt().micros())
                    .as("seed %d, refund %d", seed, i)
                    .isEqualTo(granted - spent.micros() - refund.micros());
        }
    }

    private static Grant grant(SplittableRandom random) {
        return new Grant(
                new UUID(random.nextLong(), random.nextLong()),
                Grant.GrantKind.PURCHASE,
                new Credits(1 + random.nextLong(200_000_000)),
                BigDecimal.valueOf(random.nextLong(200_000_000), 6),
                "GHS",
                null,
                Instant.EPOCH,
                null,
                null);
    }
}

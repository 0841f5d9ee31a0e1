package dev.pesewa.billing.ledger;

import static dev.pesewa.billing.ledger.Wallet.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pesewa.kernel.Credits;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Random histories of everything that can happen to a wallet, held against plain arithmetic on a
/// few numbers (`PlainWallet`), and against the laws of the books, after every step.
class LedgerModelTest {

    private static final int STEPS = 40_000;

    @ParameterizedTest
    @ValueSource(longs = {1, 20261121, 7_777_777})
    void everyHistoryAgreesWithPlainArithmetic(long seed) {
        System.out.println("seed " + seed);
        var history = new History(new SplittableRandom(seed));
        for (int step = 0; step < STEPS; step++) {
            history.step();
            history.check(step);
        }
        assertThat(history.kinds).as("every kind of step was taken").hasSizeGreaterThan(9);
    }

    private static final class History {

        private final SplittableRandom random;
        private final Wallet wallet = new Wallet();
        private final PlainWallet model = new PlainWallet();
        private final List<Hold> open = new ArrayList<>();
        private final List<Hold> expired = new ArrayList<>();
        private final List<Grant> grants = new ArrayList<>();
        private final java.util.Set<String> kinds = new java.util.HashSet<>();
        private Instant now = NOW;
        private int replayed;
        private String head = Posting.GENESIS;

        History(SplittableRandom random) {
            this.random = random;
        }

        void step() {
            now = now.plusSeconds(random.nextInt(30));
            if (random.nextInt(10) == 0) { // another replica's clock
                now = now.minusSeconds(random.nextInt(60));
            }
            model.expireLots(now);
            int kind = random.nextInt(100);
            if (kind < 14) {
                grant();
            } else if (kind < 55) {
                charge();
            } else if (kind < 72) {
                hold();
            } else if (kind < 84) {
                settle();
            } else if (kind < 90) {
                release();
            } else if (kind < 94) {
                expire();
            } else if (kind < 97) {
                settleLate();
            } else if (kind < 98) {
                refund();
            } else {
                took("expiry of lots");
                wallet.apply(wallet.state().expireLots(wallet.id(), now));
            }
        }

        private void took(String kind) {
            kinds.add(kind);
        }

        private Credits amount(int most) {
            return new Credits(1 + random.nextInt(most * 1_000_000));
        }

        private void grant() {
            Grant.GrantKind[] kindsOfGrant = Grant.GrantKind.values();
            Instant end = random.nextInt(3) == 0 ? now.plusSeconds(random.nextInt(2_000)) : null;
            var grant =
                    new Grant(
                            wallet.id(),
                            kindsOfGrant[random.nextInt(kindsOfGrant.length)],
                            amount(30),
                            BigDecimal.valueOf(random.nextInt(50_000_000), 6),
                            "GHS",
                            null,
                            now,
                            end,
                            null);
            grants.add(grant);
            model.grant(grant);
            wallet.apply(wallet.state().grant(List.of(grant), grant.id(), now));
            model.expireLots(now);
            took("grant");
        }

        private void charge() {
            Credits price = amount(8);
            Decision decision = wallet.state().charge(price, wallet.id(), now);
            boolean can = model.available() >= price.micros();
            assertThat(decision instanceof Change).isEqualTo(can);
            if (can) {
                model.spend(price.micros());
                wallet.apply(decision);
            }
            took(can ? "charge" : "rejection");
        }

        private void hold() {
            var policies = Hold.Overrun.OverrunPolicy.values();
            Hold wanted =
                    new Hold(
                            wallet.id(),
                            amount(6),
                            List.of(),
                            new Hold.Purpose(null, "f", null, null, 1),
                            new Hold.Overrun(policies[random.nextInt(policies.length)], amount(10)),
                            now,
                            now.plusSeconds(60));
            Decision decision = wallet.state().hold(wanted, now);
            boolean can =
                    model.available() >= wanted.amount().micros()
                            && open.size() < WalletState.MOST_HOLDS;
            assertThat(decision instanceof Change).isEqualTo(can);
            if (can) {
                model.hold(wanted);
                open.add(wallet.apply(decision).opened().getFirst());
            }
            took("hold");
        }

        private @Nullable Hold oneOf(List<Hold> holds) {
            return holds.isEmpty() ? null : holds.remove(random.nextInt(holds.size()));
        }

        private void settle() {
            Hold hold = oneOf(open);
            if (hold != null) {
                Credits price = random.nextInt(8) == 0 ? Credits.ZERO : amount(9);
                Change change =
                        wallet.apply(wallet.state().settle(hold.id(), price, wallet.id(), now));
                model.settle(hold, price.micros(), now);
                assertThat(change.bill().charged().plus(change.bill().writtenOff()))
                        .isEqualTo(price);
                took("settle");
            }
        }

        private void release() {
            Hold hold = oneOf(open);
            if (hold != null) {
                wallet.apply(wallet.state().release(hold.id(), now));
                model.giveBack(hold, 0, now);
                took("release");
            }
        }

        private void expire() {
            Hold hold = oneOf(open);
            if (hold != null) {
                wallet.apply(wallet.state().expire(hold.id(), now));
                model.giveBack(hold, 0, now);
                expired.add(hold);
                took("expire");
            }
        }

        private void settleLate() {
            Hold hold = oneOf(expired);
            if (hold != null) {
                Credits price = amount(9);
                wallet.apply(wallet.state().settleLate(hold, price, wallet.id(), now));
                model.settleLate(hold, price.micros());
                took("late settlement");
            }
        }

        private void refund() {
            if (!grants.isEmpty()) {
                Grant grant = grants.get(random.nextInt(grants.size()));
                Credits amount = new Credits(1 + random.nextLong(grant.amount().micros()));
                wallet.apply(wallet.state().revoke(List.of(grant), amount, wallet.id(), now));
                model.revoke(grant.id(), amount.micros());
                took("refund");
            }
        }

        void check(int step) {
            // A rejection writes nothing, so lots that are over still stand in the state.
            assertThat(wallet.state().availableAt(now).micros()).isEqualTo(model.available());
            wallet.apply(wallet.state().expireLots(wallet.id(), now));
            WalletState state = wallet.state();
            assertThat(state.totals())
                    .as("step %d", step)
                    .extracting(
                            t -> t.available().micros(),
                            t -> t.held().micros(),
                            t -> t.debt().micros(),
                            t -> t.used().micros())
                    .containsExactly(model.available(), model.held(), model.debt, model.spent);
            assertThat(model.available() == 0 || model.debt == 0).isTrue();
            assertThat(sum(state.lots(), true)).isEqualTo(model.available());
            assertThat(sum(state.lots(), false)).isEqualTo(model.held());
            replayNewPostings();
            assertThat(state.chain().hash()).isEqualTo(head);
            assertThat(model.granted)
                    .isEqualTo(
                            model.spent
                                    + model.held()
                                    + model.available()
                                    + model.expired
                                    + model.voided
                                    - model.debt);
        }

        private static long sum(List<Lot> lots, boolean remaining) {
            return lots.stream()
                    .mapToLong(lot -> (remaining ? lot.remaining() : lot.held()).micros())
                    .sum();
        }

        private void replayNewPostings() {
            List<Posting> journal = wallet.journal();
            for (; replayed < journal.size(); replayed++) {
                Posting posting = journal.get(replayed);
                assertThat(posting.seq()).isEqualTo(replayed + 1L);
                assertThat(posting.amount().isPositive()).isTrue();
                head = posting.hashAfter(head);
                assertThat(posting.hash()).isEqualTo(head);
                model.posted(posting);
            }
            model.assertPostingsAgree();
        }
    }
}

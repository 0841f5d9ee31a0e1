package dev.pesewa.billing.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pesewa.kernel.Credits;
import dev.pesewa.kernel.WorkspaceId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class WalletStateTest {

    private static final WorkspaceId WORKSPACE = new WorkspaceId(new UUID(1, 1));
    private static final Instant NOW = Instant.parse("2026-09-01T10:00:00Z");
    private static final UUID CAUSE = new UUID(2, 2);

    @Test
    void burnsTheTrialFirstThenTheBonusThenWhatWasBought() {
        // Given
        WalletState wallet =
                WalletState.empty(WORKSPACE)
                        .grant(
                                List.of(
                                        lot(1, Lot.Kind.PURCHASE, "10", "10"),
                                        lot(2, Lot.Kind.BONUS, "2", "0"),
                                        lot(3, Lot.Kind.TRIAL, "5", "0")),
                                CAUSE,
                                NOW)
                        .after();
        // When
        WalletState.Change change = wallet.charge(Credits.of("8"), CAUSE, NOW).orElseThrow();
        // Then
        assertThat(change.burns())
                .containsExactly(
                        new WalletState.Burn(new UUID(9, 3), Credits.of("5")),
                        new WalletState.Burn(new UUID(9, 2), Credits.of("2")),
                        new WalletState.Burn(new UUID(9, 1), Credits.of("1")));
        assertThat(change.revenue()).isEqualByComparingTo("1");
        assertThat(change.after().available()).isEqualTo(Credits.of("9"));
    }

    @Test
    void refusesAChargeThatIsLargerThanTheWalletByOneMicroCredit() {
        WalletState wallet =
                WalletState.empty(WORKSPACE)
                        .grant(List.of(lot(1, Lot.Kind.TRIAL, "5", "0")), CAUSE, NOW)
                        .after();
        assertThat(wallet.charge(Credits.of("5.000001"), CAUSE, NOW)).isEmpty();
        assertThat(wallet.charge(Credits.of("5"), CAUSE, NOW)).isPresent();
    }

    @Test
    void aCallThatCostsNothingMovesNothing() {
        var change = WalletState.empty(WORKSPACE).charge(Credits.ZERO, CAUSE, NOW).orElseThrow();
        assertThat(change.postings()).isEmpty();
        assertThat(change.after()).isEqualTo(WalletState.empty(WORKSPACE));
    }

    @Test
    void randomHistoriesEqualTheSumOfTheirPostingsAndKeepTheirChain() {
        long seed = 20_260_901;
        var random = new SplittableRandom(seed);
        WalletState wallet = WalletState.empty(WORKSPACE);
        List<Posting> journal = new ArrayList<>();
        for (int step = 0; step < 20_000; step++) {
            Credits amount = new Credits(random.nextLong(1, 20_000_000));
            var cause = new UUID(3, step);
            WalletState.Change change =
                    random.nextInt(3) == 0
                            ? wallet.grant(List.of(lot(step, kind(random), amount)), cause, NOW)
                            : wallet.charge(amount, cause, NOW).orElse(wallet.unchanged());
            journal.addAll(change.postings());
            wallet = change.after();
        }
        assertThat(wallet.available()).as("seed %d", seed).isEqualTo(sum(journal));
        assertThat(wallet.seq()).isEqualTo(journal.size());
        assertThat(wallet.headHash()).isEqualTo(journal.getLast().hash());
        assertThat(wallet.lots().stream().map(Lot::remaining).reduce(Credits.ZERO, Credits::plus))
                .isEqualTo(wallet.available());
        String head = Posting.GENESIS;
        for (Posting p : journal) {
            var again =
                    Posting.after(
                            head,
                            p.seq(),
                            p.debit(),
                            p.credit(),
                            p.amount(),
                            p.lotId(),
                            p.causeId(),
                            p.at());
            assertThat(again.hash()).isEqualTo(p.hash());
            head = p.hash();
        }
    }

    private static Credits sum(List<Posting> journal) {
        Credits sum = Credits.ZERO;
        for (Posting posting : journal) {
            sum =
                    posting.credit() == Account.AVAILABLE
                            ? sum.plus(posting.amount())
                            : sum.minus(posting.amount());
        }
        return sum;
    }

    private static Lot.Kind kind(SplittableRandom random) {
        return List.of(Lot.Kind.values()).get(random.nextInt(Lot.Kind.values().length));
    }

    private static Lot lot(int id, Lot.Kind kind, String amount, String paid) {
        Credits credits = Credits.of(amount);
        return new Lot(
                new UUID(9, id), kind, credits, credits, new BigDecimal(paid), "GHS", null, NOW);
    }

    private static Lot lot(int id, Lot.Kind kind, Credits amount) {
        return new Lot(new UUID(9, id), kind, amount, amount, BigDecimal.ONE, "GHS", null, NOW);
    }
}

package dev.pesewa.billing.ledger;

import static dev.pesewa.billing.ledger.Wallet.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pesewa.billing.ledger.Hold.Overrun.OverrunPolicy;
import dev.pesewa.kernel.Credits;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class WalletStateTest {

    private static final UUID CAUSE = new UUID(2, 2);

    private final Wallet wallet = new Wallet();

    @Test
    void burnsTheSoonestExpiryFirstThenByKind() {
        // Given
        Grant bought = wallet.give(Grant.GrantKind.PURCHASE, "10", "10");
        Grant bonus = wallet.give(Grant.GrantKind.BONUS, "2", "0");
        Grant later = wallet.give(Grant.GrantKind.ADDON, "1", "0.50", NOW.plusSeconds(90));
        Grant sooner = wallet.give(Grant.GrantKind.MONTHLY, "1", "0", NOW.plusSeconds(60));
        Grant trial = wallet.give(Grant.GrantKind.TRIAL, "5", "0");
        // When
        Change change = wallet.apply(wallet.state().charge(Credits.of("10"), CAUSE, NOW));
        // Then
        assertThat(change.postings())
                .extracting(Posting::lotId)
                .containsExactly(sooner.id(), later.id(), trial.id(), bonus.id(), bought.id());
        assertThat(change.bill().revenue()).isEqualByComparingTo("1.50");
        assertThat(wallet.state().available()).isEqualTo(Credits.of("9"));
    }

    @Test
    void rejectsAChargeThatIsLargerThanTheWalletByOneMicroCredit() {
        wallet.give(Grant.GrantKind.TRIAL, "5", "0");
        assertThat(wallet.state().charge(Credits.of("5.000001"), CAUSE, NOW))
                .isEqualTo(
                        new Decision.NotEnough(
                                Credits.of("5.000001"),
                                Credits.of("5"),
                                Credits.ZERO,
                                Credits.ZERO));
        assertThat(wallet.state().charge(Credits.of("5"), CAUSE, NOW)).isInstanceOf(Change.class);
    }

    @Test
    void theShortfallOfAWalletInDebtIncludesTheDebt() {
        wallet.give(Grant.GrantKind.TRIAL, "1", "0");
        Hold hold = wallet.hold("1", Hold.Overrun.OverrunPolicy.DEBT, "5");
        wallet.apply(wallet.state().settle(hold.id(), Credits.of("6"), CAUSE, NOW));
        var rejection = (Decision.NotEnough) wallet.state().charge(Credits.of("3"), CAUSE, NOW);
        assertThat(rejection.shortfall()).isEqualTo(Credits.of("8"));
        assertThat(wallet.state().shortfall(Credits.of("3"), NOW)).isEqualTo(Credits.of("8"));
        wallet.give(Grant.GrantKind.PURCHASE, "8", "8");
        assertThat(wallet.state().shortfall(Credits.of("3"), NOW)).isEqualTo(Credits.ZERO);
        assertThat(wallet.state().charge(Credits.of("3"), CAUSE, NOW)).isInstanceOf(Change.class);
    }

    @Test
    void aHoldOfNothingNeedsNothingAndCostsNothing() {
        Hold hold = wallet.hold("0", Hold.Overrun.OverrunPolicy.DENY, "0");
        assertThat(wallet.state().hold(hold.id())).isNotNull();
        wallet.apply(wallet.state().settle(hold.id(), Credits.ZERO, CAUSE, NOW));
        assertThat(wallet.state()).isEqualTo(WalletState.empty(Wallet.WORKSPACE));
        assertThat(wallet.journal()).isEmpty();
    }

    @Test
    void aCallThatCostsNothingMovesNothing() {
        Change change = wallet.apply(wallet.state().charge(Credits.ZERO, CAUSE, NOW));
        assertThat(change.postings()).isEmpty();
        assertThat(change.after()).isEqualTo(WalletState.empty(Wallet.WORKSPACE));
    }

    @Test
    void creditsThatAreOverCannotBeSpentAndExpire() {
        wallet.give(Grant.GrantKind.MONTHLY, "5", "0", NOW.plusSeconds(60));
        assertThat(wallet.state().availableAt(NOW.plusSeconds(60))).isEqualTo(Credits.ZERO);
        assertThat(wallet.state().charge(Credits.of("1"), CAUSE, NOW.plusSeconds(60)))
                .isInstanceOf(Decision.NotEnough.class);
        Change change = wallet.apply(wallet.state().expireLots(CAUSE, NOW.plusSeconds(60)));
        assertThat(change.expired()).hasSize(1);
        assertThat(wallet.balance(Account.EXPIRED)).isEqualTo(Credits.of("5"));
    }

    @Test
    void theTrialIsGivenOnce() {
        Grant trial = wallet.grant(Grant.GrantKind.TRIAL, "5", "0", null);
        wallet.apply(wallet.state().trial(trial, NOW));
        assertThat(wallet.state().trial(trial, NOW)).isEqualTo(new Decision.TrialTaken());
    }

    @Test
    void aSettlementTakesTheRealPriceAndGivesTheRestBack() {
        // Given
        wallet.give(Grant.GrantKind.TRIAL, "5", "0");
        wallet.give(Grant.GrantKind.PURCHASE, "10", "20");
        Hold hold = wallet.hold("7", OverrunPolicy.DENY, "0");
        assertThat(wallet.state().available()).isEqualTo(Credits.of("8"));
        // When
        Change change = wallet.apply(wallet.state().settle(hold.id(), Credits.of("6"), CAUSE, NOW));
        // Then: five of the trial, one that was bought for two.
        assertThat(change.bill().charged()).isEqualTo(Credits.of("6"));
        assertThat(change.bill().released()).isEqualTo(Credits.of("1"));
        assertThat(change.bill().revenue()).isEqualByComparingTo("2");
        assertThat(wallet.state().available()).isEqualTo(Credits.of("9"));
        assertThat(wallet.state().totals().held()).isEqualTo(Credits.ZERO);
        assertThat(wallet.state().holds()).isEmpty();
    }

    @Test
    void aHoldEndsOnce() {
        wallet.give(Grant.GrantKind.TRIAL, "5", "0");
        Hold hold = wallet.hold("1", OverrunPolicy.DENY, "0");
        wallet.apply(wallet.state().settle(hold.id(), Credits.of("1"), CAUSE, NOW));
        var gone = new Decision.HoldNotOpen(hold.id());
        assertThat(wallet.state().settle(hold.id(), Credits.of("1"), CAUSE, NOW)).isEqualTo(gone);
        assertThat(wallet.state().release(hold.id(), NOW)).isEqualTo(gone);
        assertThat(wallet.state().expire(hold.id(), NOW)).isEqualTo(gone);
    }

    @Test
    void aDeniedOverrunIsWrittenOffAlthoughCreditsAreAvailable() {
        wallet.give(Grant.GrantKind.TRIAL, "5", "0");
        Hold hold = wallet.hold("1", OverrunPolicy.DENY, "0");
        Change change = wallet.apply(wallet.state().settle(hold.id(), Credits.of("3"), CAUSE, NOW));
        assertThat(change.bill().charged()).isEqualTo(Credits.of("1"));
        assertThat(change.bill().writtenOff()).isEqualTo(Credits.of("2"));
        assertThat(wallet.state().available()).isEqualTo(Credits.of("4"));
    }

    @Test
    void anOverrunBecomesDebtDownToTheLimitAndTheNextGrantRepaysIt() {
        // Given
        wallet.give(Grant.GrantKind.TRIAL, "5", "0");
        Hold hold = wallet.hold("4", OverrunPolicy.DEBT, "2");
        // When
        Change change = wallet.apply(wallet.state().settle(hold.id(), Credits.of("9"), CAUSE, NOW));
        // Then: 4 held + 1 available + 2 owed, and 2 written off.
        assertThat(change.bill().charged()).isEqualTo(Credits.of("7"));
        assertThat(change.bill().owed()).isEqualTo(Credits.of("2"));
        assertThat(change.bill().writtenOff()).isEqualTo(Credits.of("2"));
        assertThat(wallet.state().totals().debt()).isEqualTo(Credits.of("2"));
        // When
        wallet.give(Grant.GrantKind.PURCHASE, "10", "10");
        // Then
        assertThat(wallet.state().totals().debt()).isEqualTo(Credits.ZERO);
        assertThat(wallet.state().available()).isEqualTo(Credits.of("8"));
        assertThat(wallet.balance(Account.SPENT)).isEqualTo(Credits.of("7"));
    }

    @Test
    void aLateSettlementTakesWhatIsThereAndOwesTheRestOnlyWhenItMay() {
        wallet.give(Grant.GrantKind.TRIAL, "5", "0");
        Hold debt = wallet.hold("4", OverrunPolicy.DEBT, "10");
        Hold deny = wallet.wanted("4", OverrunPolicy.DENY, "0");
        wallet.apply(wallet.state().expire(debt.id(), NOW));
        wallet.apply(wallet.state().charge(Credits.of("3"), CAUSE, NOW));
        Change denied = wallet.state().settleLate(deny, Credits.of("6"), CAUSE, NOW);
        assertThat(denied.bill().charged()).isEqualTo(Credits.of("2"));
        assertThat(denied.bill().writtenOff()).isEqualTo(Credits.of("4"));
        Change owed = wallet.apply(wallet.state().settleLate(debt, Credits.of("6"), CAUSE, NOW));
        assertThat(owed.bill().charged()).isEqualTo(Credits.of("6"));
        assertThat(owed.bill().owed()).isEqualTo(Credits.of("4"));
        assertThat(owed.closed().getFirst().late()).isTrue();
    }

    @Test
    void creditsReleasedToAGrantThatIsOverExpire() {
        wallet.give(Grant.GrantKind.MONTHLY, "5", "0", NOW.plusSeconds(60));
        Hold hold = wallet.hold("4", OverrunPolicy.DENY, "0");
        wallet.apply(wallet.state().release(hold.id(), NOW.plusSeconds(61)));
        assertThat(wallet.state().available()).isEqualTo(Credits.ZERO);
        assertThat(wallet.balance(Account.EXPIRED)).isEqualTo(Credits.of("5"));
        assertThat(wallet.state().lots()).isEmpty();
    }

    @Test
    void aRefundTakesBackWhatIsUnspentAndMakesTheRestDebt() {
        // Given
        Grant bought = wallet.give(Grant.GrantKind.PURCHASE, "83.33", "80");
        Grant bonus = wallet.give(Grant.GrantKind.BONUS, "16.67", "0");
        wallet.apply(wallet.state().charge(Credits.of("20"), CAUSE, NOW));
        // When
        wallet.apply(wallet.state().revoke(List.of(bought, bonus), Credits.of("100"), CAUSE, NOW));
        // Then
        assertThat(wallet.state().available()).isEqualTo(Credits.ZERO);
        assertThat(wallet.balance(Account.VOIDED)).isEqualTo(Credits.of("100"));
        assertThat(wallet.state().totals().debt()).isEqualTo(Credits.of("20"));
    }

    @Test
    void rejectsAHoldWhenTooManyAreOpen() {
        wallet.give(Grant.GrantKind.PURCHASE, "5000", "5000");
        for (int i = 0; i < WalletState.MOST_HOLDS; i++) {
            wallet.hold("1", OverrunPolicy.DENY, "0");
        }
        assertThat(wallet.state().hold(wallet.wanted("1", OverrunPolicy.DENY, "0"), NOW))
                .isEqualTo(new Decision.TooManyHolds(WalletState.MOST_HOLDS));
    }
}

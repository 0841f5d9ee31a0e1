package dev.pesewa.billing.ledger;

import dev.pesewa.kernel.Credits;
import dev.pesewa.kernel.WorkspaceId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A wallet at one moment: what the rules need to know and nothing more. Every rule about credits
/// is a method here; each takes the time, returns a `Decision`, and changes nothing by itself.
/// Example: `charge(0.2, id, now)` of a wallet of 5 returns a `Change` whose `after` has 4.8.
///
/// `lots` are those with something left, in burn order; `holds` are the open ones. `version` counts
/// writes: a change may only be written over the version it was decided from. Laws: available is
/// the lots' remaining, held is the lots' held and the holds' amounts, nothing is negative, and a
/// wallet that owes has nothing available.
public record WalletState(
        WorkspaceId workspace,
        long version,
        Chain chain,
        Totals totals,
        boolean trialTaken,
        List<Lot> lots,
        Map<UUID, Hold> holds) {

    /// More open holds than this are a caller that forgets to settle.
    public static final int MOST_HOLDS = 1_000;

    public WalletState {
        lots = List.copyOf(lots);
    }

    /// The last posting's number and hash.
    public record Chain(long seq, String hash) {

        static final Chain EMPTY = new Chain(0, Posting.GENESIS);
    }

    /// `purchased` and `used` are of the wallet's whole life.
    public record Totals(
            Credits available, Credits held, Credits debt, Credits purchased, Credits used) {

        static final Totals NOTHING =
                new Totals(Credits.ZERO, Credits.ZERO, Credits.ZERO, Credits.ZERO, Credits.ZERO);
    }

    public static WalletState empty(WorkspaceId workspace) {
        return new WalletState(
                workspace, 0, Chain.EMPTY, Totals.NOTHING, false, List.of(), Map.of());
    }

    public Credits available() {
        return totals.available();
    }

    public long seq() {
        return chain.seq();
    }

    public @Nullable Hold hold(UUID id) {
        return holds.get(id);
    }

    /// Nothing moves: for a rejected or a free call, which is only logged.
    public Change unchanged() {
        return Change.none(this);
    }

    /// A price of zero burns nothing.
    public Decision charge(Credits price, UUID cause, Instant at) {
        mustNotBeNegative(price);
        ChangeBuilder change = new ChangeBuilder(this, cause, at);
        if (change.available().compareTo(price) < 0) {
            return notEnough(price, change);
        }
        change.spend(price);
        return change.build();
    }

    /// How many credits must be bought before `price` can be paid; zero when it can be paid now.
    public Credits shortfall(Credits price, Instant at) {
        Credits there = availableAt(at);
        return there.compareTo(price) >= 0
                ? Credits.ZERO
                : new Decision.NotEnough(price, there, totals.held(), totals.debt()).shortfall();
    }

    private Decision.NotEnough notEnough(Credits required, ChangeBuilder change) {
        return new Decision.NotEnough(required, change.available(), totals.held(), totals.debt());
    }

    /// What is owed is repaid from it first.
    public Change grant(Collection<Grant> grants, UUID cause, Instant at) {
        ChangeBuilder change = new ChangeBuilder(this, cause, at);
        grants.forEach(change::issue);
        return change.build();
    }

    public Decision trial(Grant trial, Instant at) {
        return trialTaken ? new Decision.TrialTaken() : grant(List.of(trial), trial.id(), at);
    }

    /// `wanted` comes without parts; the change's has them.
    public Decision hold(Hold wanted, Instant at) {
        ChangeBuilder change = new ChangeBuilder(this, wanted.id(), at);
        if (change.available().compareTo(wanted.amount()) < 0) {
            return notEnough(wanted.amount(), change);
        }
        if (holds.size() >= MOST_HOLDS) {
            return new Decision.TooManyHolds(MOST_HOLDS);
        }
        change.open(wanted);
        return change.build();
    }

    /// Takes the real price and gives the rest of the hold back.
    public Decision settle(UUID id, Credits price, UUID cause, Instant at) {
        mustNotBeNegative(price);
        Hold hold = holds.get(id);
        if (hold == null) {
            return new Decision.HoldNotOpen(id);
        }
        ChangeBuilder change = new ChangeBuilder(this, cause, at);
        Credits covered = price.min(hold.amount());
        change.close(hold, covered);
        overrun(price.minus(covered), hold.overrun(), change);
        change.closed(hold, Hold.HoldStatus.SETTLED, false);
        return change.build();
    }

    /// The hold has expired and its credits have gone back: they are taken again where they still
    /// are; what is missing becomes debt or is written off, as the hold's policy says.
    public Change settleLate(Hold expired, Credits price, UUID cause, Instant at) {
        mustNotBeNegative(price);
        ChangeBuilder change = new ChangeBuilder(this, cause, at);
        boolean mayOwe = expired.overrun().policy() == Hold.Overrun.OverrunPolicy.DEBT;
        Credits wanted = mayOwe ? price : price.min(expired.amount());
        Credits there = wanted.min(change.available());
        change.spend(there);
        overrun(price.minus(there), expired.overrun(), change);
        change.closed(expired, Hold.HoldStatus.SETTLED, true);
        return change.build();
    }

    /// Who pays `excess`, the part of a price that its hold does not cover. Example with an excess
    /// of 3, 1 available and a debt limit of 1.5: under `debt` 1 is spent, 1.5 is owed, and 0.5 is
    /// written off; under `deny` and `absorb` all 3 are written off.
    private static void overrun(Credits excess, Hold.Overrun rule, ChangeBuilder change) {
        if (rule.policy() != Hold.Overrun.OverrunPolicy.DEBT) {
            change.writeOff(excess);
            return;
        }
        Credits there = excess.min(change.available());
        change.spend(there);
        Credits missing = excess.minus(there);
        Credits room = rule.limit().minus(change.debt());
        Credits owing = room.isPositive() ? missing.min(room) : Credits.ZERO;
        change.spendAsDebt(owing);
        change.writeOff(missing.minus(owing));
    }

    /// A wallet that owes has nothing available: every change ends with this, so a grant repays
    /// debt before anything can be spent of it.
    static void repayDebtFirst(ChangeBuilder change) {
        change.repay(change.debt().min(change.available()));
    }

    /// Where held credits go back to: to their lot, or they expire with it when it is over.
    static Account accountOfReturn(Lot lot, Instant at) {
        return lot.isOver(at) ? Account.EXPIRED : Account.AVAILABLE;
    }

    public Decision release(UUID id, Instant at) {
        return giveBack(id, Hold.HoldStatus.RELEASED, at);
    }

    public Decision expire(UUID id, Instant at) {
        return giveBack(id, Hold.HoldStatus.EXPIRED, at);
    }

    private Decision giveBack(UUID id, Hold.HoldStatus status, Instant at) {
        Hold hold = holds.get(id);
        if (hold == null) {
            return new Decision.HoldNotOpen(id);
        }
        ChangeBuilder change = new ChangeBuilder(this, id, at);
        change.close(hold, Credits.ZERO);
        change.closed(hold, status, false);
        return change.build();
    }

    /// Lots that are over at `at` lose what is left of them (they expire). Every change begins with
    /// this; for a wallet without other changes it is a change of its own.
    public Change expireLots(UUID cause, Instant at) {
        return new ChangeBuilder(this, cause, at).build();
    }

    /// What the wallet has at `at`, also when nothing was written since its lots expired.
    public Credits availableAt(Instant at) {
        return lots.stream()
                .filter(lot -> !lot.isOver(at))
                .map(Lot::remaining)
                .reduce(Credits.ZERO, Credits::plus);
    }

    /// Takes back `amount` of what a purchase gave, from its grants in proportion: what is unspent
    /// is voided, what is spent or held becomes debt.
    public Change revoke(List<Grant> given, Credits amount, UUID cause, Instant at) {
        mustNotBeNegative(amount);
        ChangeBuilder change = new ChangeBuilder(this, cause, at);
        change.revoke(given, amount);
        return change.build();
    }

    private static void mustNotBeNegative(Credits amount) {
        if (amount.isNegative()) {
            throw new IllegalArgumentException("An amount is not negative: " + amount);
        }
    }
}

package dev.pesewa.billing.ledger;

import dev.pesewa.kernel.Credits;
import dev.pesewa.kernel.LargestRemainder;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Builds a change: moves credits posting by posting, and keeps lots, totals and chain in step. It
/// decides nothing; `WalletState` does. Begins by expiring lots that are over, because every change
/// does.
final class ChangeBuilder {

    private final WalletState before;
    private final UUID cause;
    private final Instant at;
    private final Map<UUID, Lot> lots = new LinkedHashMap<>();
    private final Map<UUID, Lot> changed = new LinkedHashMap<>();
    private final List<Posting> postings = new ArrayList<>();
    private final List<Grant> granted = new ArrayList<>();
    private final List<Hold> opened = new ArrayList<>();
    private final List<Hold.Closed> closed = new ArrayList<>();
    private final List<Change.Expiry> expired = new ArrayList<>();
    private WalletState.Chain chain;
    private Credits available;
    private Credits held;
    private Credits debt;
    private Credits purchased;
    private Credits charged = Credits.ZERO;
    private Credits owed = Credits.ZERO;
    private Credits writtenOff = Credits.ZERO;
    private Credits released = Credits.ZERO;
    private BigDecimal revenue = BigDecimal.ZERO;
    private Credits repaid = Credits.ZERO;
    private BigDecimal repaidRevenue = BigDecimal.ZERO;
    private boolean trialTaken;

    ChangeBuilder(WalletState before, UUID cause, Instant at) {
        this.before = before;
        this.cause = cause;
        this.at = at;
        this.chain = before.chain();
        this.available = before.totals().available();
        this.held = before.totals().held();
        this.debt = before.totals().debt();
        this.purchased = before.totals().purchased();
        this.trialTaken = before.trialTaken();
        before.lots().forEach(lot -> lots.put(lot.id(), lot));
        before.lots().stream().filter(lot -> lot.isOver(at)).forEach(this::expire);
    }

    Credits available() {
        return available;
    }

    private void expire(Lot lot) {
        if (lot.remaining().isPositive()) {
            move(Account.AVAILABLE, Account.EXPIRED, lot.remaining(), lot.id());
            expired.add(new Change.Expiry(lot.id(), lot.remaining()));
        }
        if (!lot.expired()) {
            put(lot.asExpired());
        }
    }

    void issue(Grant grant) {
        granted.add(grant);
        put(Lot.of(grant));
        move(Account.ISSUED, Account.AVAILABLE, grant.amount(), grant.id());
        trialTaken |= grant.kind() == Grant.GrantKind.TRIAL;
        purchased = grant.kind().isBought() ? purchased.plus(grant.amount()) : purchased;
    }

    /// `price` is no more than what is available.
    void spend(Credits price) {
        burn(price, Account.SPENT);
        charged = charged.plus(price);
    }

    void open(Hold wanted) {
        opened.add(wanted.from(burn(wanted.amount(), Account.HELD)));
    }

    /// Takes `amount` out of lots in burn order and says how much of each.
    private List<Hold.HoldPart> burn(Credits amount, Account to) {
        var parts = new ArrayList<Hold.HoldPart>();
        Credits due = amount;
        for (Lot lot : inBurnOrder()) {
            Credits part = due.min(lot.remaining());
            if (part.isPositive()) {
                take(lot, part, to);
                parts.add(new Hold.HoldPart(lot.id(), part));
                due = due.minus(part);
            }
        }
        if (due.isPositive()) {
            throw new IllegalStateException(
                    "The lots of " + before.workspace() + " have less than available");
        }
        return parts;
    }

    private List<Lot> inBurnOrder() {
        return granted.isEmpty()
                ? List.copyOf(lots.values())
                : lots.values().stream().sorted(Lot.BURN_ORDER).toList();
    }

    private void take(Lot lot, Credits part, Account to) {
        if (to == Account.SPENT) {
            revenue = revenue.add(lot.revenueOf(part));
        } else if (to == Account.DEBT) {
            repaidRevenue = repaidRevenue.add(lot.revenueOf(part));
        }
        Credits heldThen = to == Account.HELD ? lot.held().plus(part) : lot.held();
        put(lot.with(lot.remaining().minus(part), heldThen));
        move(Account.AVAILABLE, to, part, lot.id());
    }

    /// Spends `amount` of the hold, which is no more than it, and gives the rest back.
    void close(Hold hold, Credits amount) {
        Credits due = amount;
        for (Hold.HoldPart part : hold.parts()) {
            Credits spent = due.min(part.amount());
            spendHeld(part.lotId(), spent);
            giveBack(part.lotId(), part.amount().minus(spent));
            due = due.minus(spent);
        }
        charged = charged.plus(amount);
        released = released.plus(hold.amount().minus(amount));
    }

    private void spendHeld(UUID lotId, Credits amount) {
        if (amount.isPositive()) {
            Lot lot = lot(lotId);
            revenue = revenue.add(lot.revenueOf(amount));
            put(lot.with(lot.remaining(), lot.held().minus(amount)));
            move(Account.HELD, Account.SPENT, amount, lotId);
        }
    }

    private void giveBack(UUID lotId, Credits amount) {
        if (!amount.isPositive()) {
            return;
        }
        Lot lot = lot(lotId);
        Credits heldThen = lot.held().minus(amount);
        Account to = WalletState.accountOfReturn(lot, at);
        if (to == Account.EXPIRED) {
            put(lot.with(lot.remaining(), heldThen));
            expired.add(new Change.Expiry(lotId, amount));
        } else {
            put(lot.with(lot.remaining().plus(amount), heldThen));
        }
        move(Account.HELD, to, amount, lotId);
    }

    void closed(Hold hold, Hold.HoldStatus status, boolean late) {
        UUID charge = status == Hold.HoldStatus.SETTLED ? cause : null;
        closed.add(new Hold.Closed(hold.id(), status, charged, charge, late, at));
    }

    /// Spends what the wallet does not have: it owes it from now on.
    void spendAsDebt(Credits amount) {
        owe(amount, Account.SPENT);
        charged = charged.plus(amount);
        owed = owed.plus(amount);
    }

    /// No credits move.
    void writeOff(Credits amount) {
        writtenOff = writtenOff.plus(amount);
    }

    Credits debt() {
        return debt;
    }

    private void owe(Credits amount, Account to) {
        if (amount.isPositive()) {
            move(Account.DEBT, to, amount, null);
        }
    }

    void revoke(List<Grant> given, Credits amount) {
        long[] weights = given.stream().mapToLong(grant -> grant.amount().micros()).toArray();
        long[] shares = LargestRemainder.split(amount.micros(), weights);
        for (int i = 0; i < shares.length; i++) {
            Credits share = new Credits(shares[i]);
            Lot lot = lots.get(given.get(i).id());
            Credits unspent = lot == null ? Credits.ZERO : share.min(lot.remaining());
            if (lot != null && unspent.isPositive()) {
                take(lot, unspent, Account.VOIDED);
            }
            owe(share.minus(unspent), Account.VOIDED);
        }
    }

    /// `amount` is no more than what is available, nor than what is owed.
    void repay(Credits amount) {
        if (amount.isPositive()) {
            burn(amount, Account.DEBT);
            repaid = amount;
        }
    }

    private void move(Account from, Account to, Credits amount, @Nullable UUID lotId) {
        Posting posting = Posting.after(chain, from, to, amount, lotId, cause, at);
        postings.add(posting);
        chain = new WalletState.Chain(posting.seq(), posting.hash());
        add(from, new Credits(-amount.micros()));
        add(to, amount);
    }

    private void add(Account account, Credits amount) {
        switch (account) {
            case AVAILABLE -> available = available.plus(amount);
            case HELD -> held = held.plus(amount);
            case DEBT -> debt = debt.minus(amount);
            case ISSUED, SPENT, EXPIRED, VOIDED -> {}
        }
    }

    private Lot lot(UUID id) {
        Lot lot = lots.get(id);
        if (lot == null) {
            throw new IllegalStateException("No lot " + id + " in " + before.workspace());
        }
        return lot;
    }

    private void put(Lot lot) {
        lots.put(lot.id(), lot);
        changed.put(lot.id(), lot);
    }

    Change build() {
        WalletState.repayDebtFirst(this);
        var totals =
                new WalletState.Totals(
                        available, held, debt, purchased, before.totals().used().plus(charged));
        var after =
                new WalletState(
                        before.workspace(),
                        before.version(),
                        chain,
                        totals,
                        trialTaken,
                        inBurnOrder().stream().filter(lot -> !lot.isEmpty()).toList(),
                        holds());
        return new Change(
                after,
                postings,
                List.copyOf(changed.values()),
                granted,
                opened,
                closed,
                expired,
                new Change.Bill(charged, owed, writtenOff, released, revenue),
                new Change.Repayment(repaid, repaidRevenue));
    }

    private Map<UUID, Hold> holds() {
        if (opened.isEmpty() && closed.isEmpty()) {
            return before.holds();
        }
        var open = new HashMap<>(before.holds());
        opened.forEach(hold -> open.put(hold.id(), hold));
        closed.forEach(hold -> open.remove(hold.id()));
        return open;
    }
}

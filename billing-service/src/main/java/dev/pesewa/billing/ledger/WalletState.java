package dev.pesewa.billing.ledger;

import dev.pesewa.kernel.Credits;
import dev.pesewa.kernel.WorkspaceId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// A wallet at one moment: what the rules need to know and nothing more. `lots` are the open ones
/// in burn order; `seq` is the last posting's.
public record WalletState(
        WorkspaceId workspace,
        Credits available,
        Credits purchased,
        Credits used,
        long seq,
        String headHash,
        List<Lot> lots) {

    public WalletState {
        lots = List.copyOf(lots);
    }

    public static WalletState empty(WorkspaceId workspace) {
        return new WalletState(
                workspace, Credits.ZERO, Credits.ZERO, Credits.ZERO, 0, Posting.GENESIS, List.of());
    }

    /// How much of a lot was burnt.
    public record Burn(UUID lotId, Credits amount) {}

    /// What a decision changes. `revenue` is what the burnt credits had cost the customer.
    public record Change(
            WalletState after,
            List<Posting> postings,
            List<Burn> burns,
            List<Lot> granted,
            BigDecimal revenue) {}

    /// Nothing changes: a refusal or a free call, which is only logged.
    public Change unchanged() {
        return new Change(this, List.of(), List.of(), List.of(), BigDecimal.ZERO);
    }

    /// Empty when the credits do not suffice. A price of zero burns nothing.
    public Optional<Change> charge(Credits price, UUID cause, Instant at) {
        if (price.isNegative()) {
            throw new IllegalArgumentException("A price is not negative: " + price);
        }
        if (available.compareTo(price) < 0) {
            return Optional.empty();
        }
        var postings = new ArrayList<Posting>();
        var burns = new ArrayList<Burn>();
        var left = new ArrayList<Lot>();
        Credits due = price;
        BigDecimal revenue = BigDecimal.ZERO;
        long next = seq;
        String head = headHash;
        for (Lot lot : lots) {
            Credits burnt = due.min(lot.remaining());
            if (burnt.isPositive()) {
                next++;
                var posting =
                        Posting.after(
                                head,
                                next,
                                Account.AVAILABLE,
                                Account.SPENT,
                                burnt,
                                lot.id(),
                                cause,
                                at);
                head = posting.hash();
                postings.add(posting);
                burns.add(new Burn(lot.id(), burnt));
                revenue = revenue.add(lot.revenueOf(burnt));
                due = due.minus(burnt);
            }
            Lot rest = lot.less(burnt);
            if (rest.remaining().isPositive()) {
                left.add(rest);
            }
        }
        if (due.isPositive()) {
            throw new IllegalStateException(
                    "The lots of " + workspace + " hold less than available");
        }
        var after =
                new WalletState(
                        workspace,
                        available.minus(price),
                        purchased,
                        used.plus(price),
                        next,
                        head,
                        left);
        return Optional.of(new Change(after, postings, burns, List.of(), revenue));
    }

    /// Lots without an amount are left out.
    public Change grant(List<Lot> grants, UUID cause, Instant at) {
        List<Lot> real = grants.stream().filter(lot -> lot.amount().isPositive()).toList();
        var postings = new ArrayList<Posting>();
        var open = new ArrayList<>(lots);
        Credits more = available;
        Credits bought = purchased;
        long next = seq;
        String head = headHash;
        for (Lot lot : real) {
            next++;
            var posting =
                    Posting.after(
                            head,
                            next,
                            Account.ISSUED,
                            Account.AVAILABLE,
                            lot.amount(),
                            lot.id(),
                            cause,
                            at);
            head = posting.hash();
            postings.add(posting);
            open.add(lot);
            more = more.plus(lot.amount());
            bought = lot.kind() == Lot.Kind.TRIAL ? bought : bought.plus(lot.amount());
        }
        open.sort(Lot.BURN_ORDER);
        var after = new WalletState(workspace, more, bought, used, next, head, open);
        return new Change(after, postings, List.of(), real, BigDecimal.ZERO);
    }
}

package dev.pesewa.billing.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/// The same wallet with nothing but numbers: lots in burn order, and sums.
final class PlainWallet {

    private record Part(UUID lot, long amount) {}

    private static final class Pot {
        private final Grant grant;
        private long left;
        private boolean over;

        Pot(Grant grant) {
            this.grant = grant;
            this.left = grant.amount().micros();
        }

        boolean isOver(Instant now) {
            Instant end = grant.expiresAt();
            over |= end != null && !end.isAfter(now);
            return over;
        }
    }

    private final List<Pot> pots = new ArrayList<>();
    private final Map<UUID, List<Part>> holds = new HashMap<>();
    private final long[] posted = new long[Account.values().length];
    long granted;
    long spent;
    long expired;
    long voided;
    long debt;

    long available() {
        return pots.stream().mapToLong(pot -> pot.left).sum();
    }

    long held() {
        return holds.values().stream().flatMap(List::stream).mapToLong(Part::amount).sum();
    }

    void expireLots(Instant now) {
        for (Pot pot : pots) {
            if (pot.isOver(now)) {
                expired += pot.left;
                pot.left = 0;
            }
        }
    }

    void grant(Grant grant) {
        granted += grant.amount().micros();
        pots.add(new Pot(grant));
        pots.sort(
                Comparator.comparing(
                                (Pot pot) ->
                                        pot.grant.expiresAt() == null
                                                ? Instant.MAX
                                                : pot.grant.expiresAt())
                        .thenComparing(pot -> pot.grant.kind())
                        .thenComparing(pot -> pot.grant.effectiveAt())
                        .thenComparing(pot -> pot.grant.id()));
        repay();
    }

    private void repay() {
        long amount = Math.min(debt, available());
        take(amount);
        debt -= amount;
    }

    private List<Part> take(long amount) {
        List<Part> parts = new ArrayList<>();
        long due = amount;
        for (Pot pot : pots) {
            long part = Math.min(due, pot.left);
            if (part > 0) {
                pot.left -= part;
                due -= part;
                parts.add(new Part(pot.grant.id(), part));
            }
        }
        assertThat(due).isZero();
        return parts;
    }

    void spend(long amount) {
        take(amount);
        spent += amount;
    }

    void hold(Hold wanted) {
        holds.put(wanted.id(), take(wanted.amount().micros()));
    }

    void giveBack(Hold hold, long spentOfIt, Instant now) {
        long due = spentOfIt;
        for (Part part : Objects.requireNonNull(holds.remove(hold.id()))) {
            long used = Math.min(due, part.amount());
            due -= used;
            Pot pot = pot(part.lot());
            if (pot.isOver(now)) {
                expired += part.amount() - used;
            } else {
                pot.left += part.amount() - used;
            }
        }
        spent += spentOfIt;
        repay();
    }

    private Pot pot(UUID id) {
        return pots.stream().filter(p -> p.grant.id().equals(id)).findFirst().orElseThrow();
    }

    void settle(Hold hold, long price, Instant now) {
        long covered = Math.min(price, hold.amount().micros());
        long owedBefore = debt;
        debt = 0;
        giveBack(hold, covered, now);
        debt = owedBefore;
        overrun(price - covered, hold.overrun());
        repay();
    }

    void settleLate(Hold hold, long price) {
        boolean mayOwe = hold.overrun().policy() == Hold.Overrun.OverrunPolicy.DEBT;
        long wanted = mayOwe ? price : Math.min(price, hold.amount().micros());
        long there = Math.min(wanted, available());
        spend(there);
        overrun(price - there, hold.overrun());
    }

    private void overrun(long excess, Hold.Overrun rule) {
        if (rule.policy() == Hold.Overrun.OverrunPolicy.DEBT) {
            long there = Math.min(excess, available());
            spend(there);
            long room = Math.max(0, rule.limit().micros() - debt);
            long owed = Math.min(excess - there, room);
            debt += owed;
            spent += owed;
        }
    }

    void revoke(UUID grant, long amount) {
        Pot pot = pot(grant);
        long there = Math.min(pot.left, amount);
        pot.left -= there;
        voided += amount;
        debt += amount - there;
        repay();
    }

    void posted(Posting posting) {
        posted[position(posting.credit())] += posting.amount().micros();
        posted[position(posting.debit())] -= posting.amount().micros();
    }

    void assertPostingsAgree() {
        assertThat(posted)
                .containsExactly(-granted, available(), held(), spent, expired, voided, -debt);
    }

    private static int position(Account account) {
        return List.of(Account.values()).indexOf(account);
    }
}

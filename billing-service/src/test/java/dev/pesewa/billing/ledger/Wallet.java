package dev.pesewa.billing.ledger;

import dev.pesewa.kernel.Credits;
import dev.pesewa.kernel.WorkspaceId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A wallet in a test: remembers its state and its journal, and makes ids that count up.
final class Wallet {

    static final WorkspaceId WORKSPACE = new WorkspaceId(new UUID(1, 1));
    static final Instant NOW = Instant.parse("2026-09-01T10:00:00Z");

    private final List<Posting> journal = new ArrayList<>();
    private WalletState state = WalletState.empty(WORKSPACE);
    private long ids;

    WalletState state() {
        return state;
    }

    List<Posting> journal() {
        return journal;
    }

    UUID id() {
        ids++;
        return new UUID(9, ids);
    }

    Change apply(Decision decision) {
        Change change = decision.orElseThrow();
        state = change.after();
        journal.addAll(change.postings());
        return change;
    }

    Grant give(Grant.GrantKind kind, String credits, String paid) {
        return give(kind, credits, paid, null);
    }

    Grant give(Grant.GrantKind kind, String credits, String paid, @Nullable Instant expiresAt) {
        Grant grant = grant(kind, credits, paid, expiresAt);
        apply(state.grant(List.of(grant), grant.id(), NOW));
        return grant;
    }

    Grant grant(Grant.GrantKind kind, String credits, String paid, @Nullable Instant expiresAt) {
        return new Grant(
                id(),
                kind,
                Credits.of(credits),
                new BigDecimal(paid),
                "GHS",
                null,
                NOW,
                expiresAt,
                null);
    }

    Hold hold(String credits, Hold.Overrun.OverrunPolicy policy, String limit) {
        Hold wanted = wanted(credits, policy, limit);
        apply(state.hold(wanted, NOW));
        return wanted;
    }

    Hold wanted(String credits, Hold.Overrun.OverrunPolicy policy, String limit) {
        return new Hold(
                id(),
                Credits.of(credits),
                List.of(),
                new Hold.Purpose(null, "report_summary", null, null, 1),
                new Hold.Overrun(policy, Credits.of(limit)),
                NOW,
                NOW.plusSeconds(300));
    }

    /// The balance of an account by the journal alone.
    Credits balance(Account account) {
        long micros = 0;
        for (Posting posting : journal) {
            micros += posting.credit() == account ? posting.amount().micros() : 0;
            micros -= posting.debit() == account ? posting.amount().micros() : 0;
        }
        return new Credits(micros);
    }
}

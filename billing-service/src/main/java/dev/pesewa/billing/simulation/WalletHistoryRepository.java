package dev.pesewa.billing.simulation;

import dev.pesewa.kernel.Credits;
import dev.pesewa.kernel.WorkspaceId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// What happened to wallets, in the order of time. Times are half-open.
public interface WalletHistoryRepository {

    /// Credits that came (or went, when negative) without a call: grants, expiry, take-backs.
    record Flow(Credits amount, Instant at) {}

    /// Those that made calls, at most `limit`.
    List<WorkspaceId> workspaces(Instant from, Instant until, int limit);

    /// Available and held, less what is owed.
    Credits funds(WorkspaceId workspace, Instant at);

    List<Flow> flows(WorkspaceId workspace, Instant from, Instant until);

    /// The next `limit` calls after `after`; refused ones were not made.
    List<PastCall> calls(WorkspaceId workspace, Instant from, Instant until, UUID after, int limit);
}

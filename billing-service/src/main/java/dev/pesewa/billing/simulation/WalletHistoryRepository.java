package dev.pesewa.billing.simulation;

import dev.pesewa.kernel.Credits;
import dev.pesewa.kernel.WorkspaceId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// What happened to wallets, in the order of time. Periods are half-open.
public interface WalletHistoryRepository {

    /// Credits that came without a call, or went when negative: grants, expiry, voids.
    record Flow(Credits amount, Instant at) {}

    /// The workspaces that made calls, at most `limit`.
    List<WorkspaceId> workspaces(Instant from, Instant until, int limit);

    /// Available and held credits, less the debt.
    Credits funds(WorkspaceId workspace, Instant at);

    List<Flow> flows(WorkspaceId workspace, Instant from, Instant until);

    /// The next `limit` calls after the id `after`; rejected calls were not made.
    List<PastCall> calls(WorkspaceId workspace, Instant from, Instant until, UUID after, int limit);
}

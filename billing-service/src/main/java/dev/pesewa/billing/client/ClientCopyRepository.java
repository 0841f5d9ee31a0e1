package dev.pesewa.billing.client;

import dev.pesewa.kernel.WorkspaceId;
import dev.pesewa.kernel.event.ClientChanged;
import dev.pesewa.kernel.event.ClientPolicyChanged;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The copy of clients and policies. `ClientCopyContract` says what each implementation must do.
public interface ClientCopyRepository {

    /// A client of a workspace; null is all of them.
    record ClientId(WorkspaceId workspace, @Nullable String client) {}

    ClientStanding find(WorkspaceId workspace, String clientId);

    /// Keeps what the events of a batch say, in their order, in one transaction. The policy of a
    /// workspace comes last when its clients are published again, so they are complete then.
    void keep(List<ClientChanged> clients, List<ClientPolicyChanged> policies);

    /// What has changed within such a time; at most so many, in any order.
    List<ClientId> changedWithin(Duration recently, int limit);

    /// Whether something that was to be published before `moment` still waits for the log.
    boolean isLogDownSince(Instant moment);
}

package dev.pesewa.usage.client;

import dev.pesewa.kernel.WorkspaceId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Where clients are kept.
public interface ClientRepository {

    /// Adds it when it is new, and gives what is there afterwards.
    Client add(WorkspaceId workspace, String clientId, String name, boolean active);

    /// Null leaves a field as it is.
    Optional<Client> change(
            WorkspaceId workspace,
            String clientId,
            @Nullable String name,
            @Nullable Boolean active);

    Optional<Client> find(WorkspaceId workspace, String clientId);

    List<Client> list(WorkspaceId workspace, String after, int limit);

    /// The names of those that are registered.
    Map<String, String> names(WorkspaceId workspace, Collection<String> clientIds);

    /// Those of `clientIds` that were ever registered.
    Set<String> registered(WorkspaceId workspace, Collection<String> clientIds);
}

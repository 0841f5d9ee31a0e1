package dev.pesewa.usage.client;

import dev.pesewa.kernel.ClientPolicy;
import dev.pesewa.kernel.WorkspaceId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where clients are kept, and what each workspace wants for calls of others. Every change is
/// published with it (I6). `ClientRepositoryContract` says what each implementation must do.
public interface ClientRepository {

    /// False when the id is taken; what is stored stays as it is then.
    boolean add(WorkspaceId workspace, String clientId, String name, boolean active);

    /// Null leaves a field as it is. Empty when there is no such client.
    Optional<Client> change(
            WorkspaceId workspace,
            String clientId,
            @Nullable String name,
            @Nullable Boolean active);

    Optional<Client> find(WorkspaceId workspace, String clientId);

    /// Whether each of them is active; without those that nobody has registered.
    Map<ClientKey, Boolean> active(Collection<? extends ClientKey> clients);

    /// In the order of their ids, those after `after` only.
    List<Client> list(WorkspaceId workspace, String after, int limit);

    /// The names of those that are registered, by id.
    Map<String, String> names(WorkspaceId workspace, Collection<String> clientIds);

    /// `REFUSE` until the workspace has chosen.
    ClientPolicy policy(WorkspaceId workspace);

    /// `chooser` is who asked for it.
    void choose(WorkspaceId workspace, ClientPolicy policy, String chooser);
}

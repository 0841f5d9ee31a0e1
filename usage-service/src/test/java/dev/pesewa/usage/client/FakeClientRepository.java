package dev.pesewa.usage.client;

import dev.pesewa.kernel.ClientPolicy;
import dev.pesewa.kernel.WorkspaceId;
import dev.pesewa.kit.database.DatabaseUnavailableException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Clients in memory, of a database that can be taken away.
final class FakeClientRepository implements ClientRepository {

    private final Map<WorkspaceId, NavigableMap<String, Client>> clients = new HashMap<>();
    private final Map<WorkspaceId, ClientPolicy> policies = new HashMap<>();
    private boolean down;
    private int lookUps;

    void goDown() {
        down = true;
    }

    void comeBack() {
        down = false;
    }

    /// How often `active` was called.
    int lookUps() {
        return lookUps;
    }

    @Override
    public boolean add(WorkspaceId workspace, String clientId, String name, boolean active) {
        var client = new Client(clientId, name, active, Instant.EPOCH);
        return of(workspace).putIfAbsent(clientId, client) == null;
    }

    @Override
    public Optional<Client> change(
            WorkspaceId workspace,
            String clientId,
            @Nullable String name,
            @Nullable Boolean active) {
        return Optional.ofNullable(
                of(workspace)
                        .computeIfPresent(
                                clientId,
                                (_, present) ->
                                        new Client(
                                                clientId,
                                                name == null ? present.name() : name,
                                                active == null ? present.active() : active,
                                                present.createdAt())));
    }

    @Override
    public Optional<Client> find(WorkspaceId workspace, String clientId) {
        return Optional.ofNullable(of(workspace).get(clientId));
    }

    @Override
    public Map<ClientKey, Boolean> active(Collection<? extends ClientKey> asked) {
        lookUps++;
        Map<ClientKey, Boolean> active = new HashMap<>();
        asked.forEach(
                key ->
                        find(key.workspace(), key.clientId())
                                .ifPresent(client -> active.put(key, client.active())));
        return active;
    }

    @Override
    public List<Client> list(WorkspaceId workspace, String after, int limit) {
        return of(workspace).tailMap(after, false).values().stream().limit(limit).toList();
    }

    @Override
    public Map<String, String> names(WorkspaceId workspace, Collection<String> clientIds) {
        Map<String, String> names = new HashMap<>();
        clientIds.forEach(
                id ->
                        Optional.ofNullable(of(workspace).get(id))
                                .ifPresent(client -> names.put(id, client.name())));
        return names;
    }

    @Override
    public ClientPolicy policy(WorkspaceId workspace) {
        failIfDown();
        return policies.getOrDefault(workspace, ClientPolicy.REFUSE);
    }

    @Override
    public void choose(WorkspaceId workspace, ClientPolicy policy, String chooser) {
        failIfDown();
        policies.put(workspace, policy);
    }

    private NavigableMap<String, Client> of(WorkspaceId workspace) {
        failIfDown();
        return clients.computeIfAbsent(workspace, _ -> new TreeMap<>());
    }

    private void failIfDown() {
        if (down) {
            throw new DatabaseUnavailableException(new IllegalStateException("Taken away"));
        }
    }
}

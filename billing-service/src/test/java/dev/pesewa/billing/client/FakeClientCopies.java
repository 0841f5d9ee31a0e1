package dev.pesewa.billing.client;

import dev.pesewa.kernel.ClientPolicy;
import dev.pesewa.kernel.WorkspaceId;
import dev.pesewa.kernel.event.ClientChanged;
import dev.pesewa.kernel.event.ClientPolicyChanged;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/// Copies in memory.
final class FakeClientCopies implements ClientCopyRepository {

    private final Map<ClientId, Boolean> clients = new ConcurrentHashMap<>();
    private final Map<UUID, ClientPolicy> policies = new ConcurrentHashMap<>();
    private final List<ClientId> changes = new CopyOnWriteArrayList<>();
    private final Set<UUID> incomplete = new HashSet<>();
    private final AtomicInteger lookUps = new AtomicInteger();
    private boolean logDown;

    void forgetSome(WorkspaceId workspace) {
        incomplete.add(workspace.value());
    }

    void takeLogAway() {
        logDown = true;
    }

    /// How often `find` was called.
    int lookUps() {
        return lookUps.get();
    }

    @Override
    public ClientStanding find(WorkspaceId workspace, String clientId) {
        lookUps.incrementAndGet();
        UUID id = workspace.value();
        return new ClientStanding(
                clients.get(new ClientId(workspace, clientId)),
                policies.getOrDefault(id, ClientPolicy.REFUSE),
                !incomplete.contains(id));
    }

    @Override
    public void keep(List<ClientChanged> changed, List<ClientPolicyChanged> chosen) {
        changed.forEach(
                each -> {
                    var id = new ClientId(new WorkspaceId(each.workspaceId()), each.clientId());
                    clients.put(id, each.active());
                    changes.add(id);
                });
        chosen.forEach(
                each -> {
                    policies.put(each.workspaceId(), ClientPolicy.of(each.unknownClients()));
                    incomplete.remove(each.workspaceId());
                    changes.add(new ClientId(new WorkspaceId(each.workspaceId()), null));
                });
    }

    @Override
    public List<ClientId> changedWithin(Duration recently, int limit) {
        return changes.stream().distinct().limit(limit).toList();
    }

    @Override
    public boolean isLogDownSince(Instant moment) {
        return logDown;
    }
}

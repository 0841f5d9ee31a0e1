package dev.pesewa.usage.client;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.pesewa.kernel.WorkspaceId;
import dev.pesewa.kernel.event.UsageRecorded;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

/// Was this client ever registered? Once it was, it stays so for ever; so only what is not known
/// yet is asked.
@ApplicationScoped
public class RegisteredClientCache {

    private static final int CACHED = 200_000;

    private record RegisteredClientKey(UUID workspace, String client) {}

    private final ClientRepository clients;
    private final Cache<RegisteredClientKey, Boolean> known =
            Caffeine.newBuilder().maximumSize(CACHED).build();

    public RegisteredClientCache(ClientRepository clients) {
        this.clients = clients;
    }

    /// Tells the events of registered clients from the others.
    public Predicate<UsageRecorded> among(List<UsageRecorded> events) {
        Map<UUID, Set<String>> asked = new HashMap<>();
        Set<RegisteredClientKey> registered = new HashSet<>();
        for (UsageRecorded event : events) {
            RegisteredClientKey key = key(event);
            if (registered.contains(key)) {
                continue;
            }
            if (known.getIfPresent(key) != null) {
                registered.add(key);
            } else {
                asked.computeIfAbsent(key.workspace(), _ -> new HashSet<>()).add(key.client());
            }
        }
        asked.forEach(
                (workspace, names) ->
                        clients.registered(new WorkspaceId(workspace), names)
                                .forEach(
                                        name -> {
                                            known.put(
                                                    new RegisteredClientKey(workspace, name), true);
                                            registered.add(
                                                    new RegisteredClientKey(workspace, name));
                                        }));
        return event -> registered.contains(key(event));
    }

    private static RegisteredClientKey key(UsageRecorded event) {
        return new RegisteredClientKey(event.workspaceId(), event.clientId());
    }
}

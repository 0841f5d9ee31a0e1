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
public class RegisteredClients {

    private static final int CACHED = 200_000;

    private record Key(UUID workspace, String client) {}

    private final Clients clients;
    private final Cache<Key, Boolean> known = Caffeine.newBuilder().maximumSize(CACHED).build();

    public RegisteredClients(Clients clients) {
        this.clients = clients;
    }

    /// Tells the events of registered clients from the others.
    public Predicate<UsageRecorded> among(List<UsageRecorded> events) {
        Map<UUID, Set<String>> asked = new HashMap<>();
        Set<Key> registered = new HashSet<>();
        for (UsageRecorded event : events) {
            Key key = key(event);
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
                                            known.put(new Key(workspace, name), true);
                                            registered.add(new Key(workspace, name));
                                        }));
        return event -> registered.contains(key(event));
    }

    private static Key key(UsageRecorded event) {
        return new Key(event.workspaceId(), event.clientId());
    }
}

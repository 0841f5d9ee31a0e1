package dev.pesewa.billing.client;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.pesewa.billing.client.ClientCopyRepository.ClientId;
import dev.pesewa.kernel.WorkspaceId;
import dev.pesewa.kit.database.DatabaseUnavailableException;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.locks.LockSupport;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// May a call of this client be charged? Answers from memory for clients that were asked for
/// before. A replica that reads a change knows it at once, the others within two seconds.
@ApplicationScoped
public class ClientCheck {

    private static final int CACHED = 200_000;

    /// An unknown client may have been registered a moment ago.
    private static final int LOOKS = 20;

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    /// Longer than a change takes from its time to its commit.
    private static final Duration OVERLAP = Duration.ofSeconds(10);

    /// When more has changed, everything is forgotten.
    private static final int MOST_CHANGES = 5_000;

    /// An event waits a fraction of a second for the log unless the log is down.
    private static final Duration LOG_IS_DOWN_AFTER = Duration.ofSeconds(10);

    private static final Logger LOG = Logger.getLogger(ClientCheck.class);

    private final ClientCopyRepository clients;
    private final Clock clock;
    private final Cache<ClientId, ClientVerdict> verdicts =
            Caffeine.newBuilder().maximumSize(CACHED).build();
    private volatile long refreshed = System.nanoTime();

    public ClientCheck(ClientCopyRepository clients, Clock clock) {
        this.clients = clients;
        this.clock = clock;
    }

    /// Does not block: at once when the client is known, else from a thread of its own.
    public CompletionStage<ClientVerdict> of(WorkspaceId workspace, @Nullable String clientId) {
        if (clientId == null) {
            return CompletableFuture.completedFuture(ClientVerdict.AS_NAMED);
        }
        ClientVerdict known = verdicts.getIfPresent(new ClientId(workspace, clientId));
        return known == null
                ? CompletableFuture.supplyAsync(
                        () -> now(workspace, clientId), Thread::startVirtualThread)
                : CompletableFuture.completedFuture(known);
    }

    /// The same, waited for on a virtual thread.
    public ClientVerdict now(WorkspaceId workspace, @Nullable String clientId) {
        if (clientId == null) {
            return ClientVerdict.AS_NAMED;
        }
        ClientVerdict verdict = look(workspace, clientId);
        for (int looks = 1; looks <= LOOKS && verdict == ClientVerdict.UNKNOWN; looks++) {
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
            verdict = look(workspace, clientId);
        }
        return verdict == ClientVerdict.UNKNOWN && isLogDown() ? ClientVerdict.AS_NAMED : verdict;
    }

    /// A client that is unknown is looked up again the next time.
    private ClientVerdict look(WorkspaceId workspace, String clientId) {
        var client = new ClientId(workspace, clientId);
        ClientVerdict known = verdicts.getIfPresent(client);
        if (known != null) {
            return known;
        }
        ClientVerdict found = clients.find(workspace, clientId).verdict();
        if (found != ClientVerdict.UNKNOWN) {
            verdicts.put(client, found);
        }
        return found;
    }

    private boolean isLogDown() {
        return clients.isLogDownSince(clock.instant().minus(LOG_IS_DOWN_AFTER));
    }

    /// After changes that were read here.
    public void forget(List<ClientId> changed) {
        for (ClientId each : changed) {
            if (each.client() == null) {
                verdicts.invalidateAll();
            } else {
                verdicts.invalidate(each);
            }
        }
    }

    /// Forgets what other replicas have read since the last time. While the database is down, what
    /// was known last stays.
    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void refresh() {
        long now = System.nanoTime();
        try {
            Duration since = Duration.ofNanos(now - refreshed).plus(OVERLAP);
            List<ClientId> changed = clients.changedWithin(since, MOST_CHANGES);
            if (changed.size() < MOST_CHANGES) {
                forget(changed);
            } else {
                verdicts.invalidateAll();
            }
            refreshed = now;
        } catch (DatabaseUnavailableException outage) {
            LOG.warnf("Clients stay as they were: %s", outage.getMessage());
        }
    }
}

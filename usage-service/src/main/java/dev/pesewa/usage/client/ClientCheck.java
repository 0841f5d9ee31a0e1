package dev.pesewa.usage.client;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.pesewa.kernel.WorkspaceId;
import dev.pesewa.kit.database.DatabaseUnavailableException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/// May this client be metered? Answers from memory for clients that were seen before, also while
/// the database is down; others are unchecked then. A change at another replica is seen within
/// five seconds; an unknown client is looked up each time, so a new one is known at once.
@ApplicationScoped
public class ClientCheck {

    private static final int CACHED = 200_000;

    /// After an outage the database is left alone for so long: asking in vain takes time too.
    private static final Duration REST = Duration.ofSeconds(1);

    private static final Duration REFRESH = Duration.ofSeconds(5);

    /// What ingest does with an event of this client.
    public enum Verdict {
        ACTIVE,
        INACTIVE,
        UNKNOWN,
        /// The database could not be asked.
        UNCHECKED
    }

    private record Key(WorkspaceId workspace, String clientId) {}

    private final LoadingCache<Key, Verdict> verdicts;
    private volatile long outage = System.nanoTime() - REST.toNanos();

    public ClientCheck(Clients clients) {
        this.verdicts =
                Caffeine.newBuilder()
                        .maximumSize(CACHED)
                        .refreshAfterWrite(REFRESH)
                        .executor(work -> Thread.ofVirtual().start(work))
                        .build(key -> load(clients, key));
    }

    private static Verdict load(Clients clients, Key key) {
        return clients.find(key.workspace(), key.clientId())
                .map(client -> client.active() ? Verdict.ACTIVE : Verdict.INACTIVE)
                .orElse(Verdict.UNKNOWN);
    }

    /// Never unchecked: throws `DatabaseUnavailableException` instead.
    public Verdict now(WorkspaceId workspace, String clientId) {
        return verdicts.get(new Key(workspace, clientId));
    }

    public Verdict of(WorkspaceId workspace, String clientId) {
        var key = new Key(workspace, clientId);
        Verdict verdict = verdicts.getIfPresent(key);
        if (verdict == null && System.nanoTime() - outage < REST.toNanos()) {
            return Verdict.UNCHECKED;
        }
        try {
            verdict = verdict == null ? verdicts.get(key) : verdict;
        } catch (DatabaseUnavailableException unreachable) {
            outage = System.nanoTime();
            return Verdict.UNCHECKED;
        }
        if (verdict == Verdict.UNKNOWN) {
            verdicts.invalidate(key);
        }
        return verdict;
    }

    /// After a change made here.
    public void forget(WorkspaceId workspace, String clientId) {
        verdicts.invalidate(new Key(workspace, clientId));
    }
}

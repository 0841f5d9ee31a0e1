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
public class ClientEligibility {

    private static final int CACHED = 200_000;

    /// After an outage the database is left alone for so long: asking in vain takes time too.
    private static final Duration REST = Duration.ofSeconds(1);

    private static final Duration REFRESH = Duration.ofSeconds(5);

    /// What ingest does with an event of this client.
    public enum Eligibility {
        ACTIVE,
        INACTIVE,
        UNKNOWN,
        /// The database could not be asked.
        UNCHECKED
    }

    private record ClientKey(WorkspaceId workspace, String clientId) {}

    private final LoadingCache<ClientKey, Eligibility> verdicts;
    private volatile long outage = System.nanoTime() - REST.toNanos();

    public ClientEligibility(ClientRepository clients) {
        this.verdicts =
                Caffeine.newBuilder()
                        .maximumSize(CACHED)
                        .refreshAfterWrite(REFRESH)
                        .executor(work -> Thread.ofVirtual().start(work))
                        .build(key -> load(clients, key));
    }

    private static Eligibility load(ClientRepository clients, ClientKey key) {
        return clients.find(key.workspace(), key.clientId())
                .map(client -> client.active() ? Eligibility.ACTIVE : Eligibility.INACTIVE)
                .orElse(Eligibility.UNKNOWN);
    }

    /// Never unchecked: throws `DatabaseUnavailableException` instead.
    public Eligibility now(WorkspaceId workspace, String clientId) {
        return verdicts.get(new ClientKey(workspace, clientId));
    }

    public Eligibility of(WorkspaceId workspace, String clientId) {
        var key = new ClientKey(workspace, clientId);
        Eligibility verdict = verdicts.getIfPresent(key);
        if (verdict == null && System.nanoTime() - outage < REST.toNanos()) {
            return Eligibility.UNCHECKED;
        }
        try {
            verdict = verdict == null ? verdicts.get(key) : verdict;
        } catch (DatabaseUnavailableException unreachable) {
            outage = System.nanoTime();
            return Eligibility.UNCHECKED;
        }
        if (verdict == Eligibility.UNKNOWN) {
            verdicts.invalidate(key);
        }
        return verdict;
    }

    /// After a change made here.
    public void forget(WorkspaceId workspace, String clientId) {
        verdicts.invalidate(new ClientKey(workspace, clientId));
    }
}

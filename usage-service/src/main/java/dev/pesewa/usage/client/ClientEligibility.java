package dev.pesewa.usage.client;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.pesewa.kernel.ClientPolicy;
import dev.pesewa.kernel.WorkspaceId;
import dev.pesewa.kit.database.DatabaseUnavailableException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// May a call of this client be metered? Answers from memory for clients that were seen before,
/// also while the database is down; others are unchecked then. A change at another replica is seen
/// within five seconds; an unknown client is looked up each time, so a new one is known at once.
@ApplicationScoped
public class ClientEligibility {

    private static final int CACHED = 200_000;

    /// After an outage the database is left alone for so long: asking in vain takes time too.
    private static final Duration REST = Duration.ofSeconds(1);

    private static final Duration REFRESH = Duration.ofSeconds(5);

    /// What happens to a call of this client.
    public enum Eligibility {
        ACTIVE,
        /// It counts under no client, as the workspace has chosen.
        UNATTRIBUTED,
        /// Refused: no client is named.
        MISSING,
        /// Refused.
        INACTIVE,
        /// Refused.
        UNKNOWN,
        /// The database could not be asked.
        UNCHECKED
    }

    private final LoadingCache<ClientKey, Eligibility> verdicts;
    private final LoadingCache<WorkspaceId, ClientPolicy> policies;
    private volatile long outage = System.nanoTime() - REST.toNanos();

    public ClientEligibility(ClientRepository clients) {
        this.verdicts = cache().build(new EligibilityLoader(clients));
        this.policies = cache().build(clients::policy);
    }

    private static Caffeine<Object, Object> cache() {
        return Caffeine.newBuilder()
                .maximumSize(CACHED)
                .refreshAfterWrite(REFRESH)
                .executor(work -> Thread.ofVirtual().start(work));
    }

    /// Never unchecked: throws `DatabaseUnavailableException` instead.
    public Eligibility now(WorkspaceId workspace, @Nullable String clientId) {
        Eligibility verdict = clientId == null ? Eligibility.MISSING : named(workspace, clientId);
        return verdict == Eligibility.ACTIVE ? verdict : byPolicy(workspace, verdict);
    }

    public Eligibility of(WorkspaceId workspace, @Nullable String clientId) {
        Eligibility verdict =
                clientId == null
                        ? Eligibility.MISSING
                        : unlessDown(
                                isCached(new ClientKey(workspace, clientId)),
                                () -> named(workspace, clientId));
        return switch (verdict) {
            case ACTIVE, UNCHECKED, UNATTRIBUTED -> verdict;
            case MISSING, INACTIVE, UNKNOWN ->
                    unlessDown(
                            policies.getIfPresent(workspace) != null,
                            () -> byPolicy(workspace, verdict));
        };
    }

    private boolean isCached(ClientKey key) {
        return verdicts.getIfPresent(key) != null;
    }

    private Eligibility unlessDown(boolean isKnown, Supplier<Eligibility> question) {
        if (!isKnown && System.nanoTime() - outage < REST.toNanos()) {
            return Eligibility.UNCHECKED;
        }
        try {
            return question.get();
        } catch (DatabaseUnavailableException unreachable) {
            outage = System.nanoTime();
            return Eligibility.UNCHECKED;
        }
    }

    private Eligibility named(WorkspaceId workspace, String clientId) {
        var key = new ClientKey(workspace, clientId);
        Eligibility verdict = verdicts.get(key);
        if (verdict == Eligibility.UNKNOWN) {
            verdicts.invalidate(key);
        }
        return verdict;
    }

    private Eligibility byPolicy(WorkspaceId workspace, Eligibility refused) {
        return switch (policies.get(workspace)) {
            case REFUSE -> refused;
            case COUNT_UNATTRIBUTED -> Eligibility.UNATTRIBUTED;
        };
    }

    /// After a change made here.
    public void forget(WorkspaceId workspace, String clientId) {
        verdicts.invalidate(new ClientKey(workspace, clientId));
    }

    /// After another policy was chosen here.
    public void forgetPolicy(WorkspaceId workspace) {
        policies.invalidate(workspace);
    }
}

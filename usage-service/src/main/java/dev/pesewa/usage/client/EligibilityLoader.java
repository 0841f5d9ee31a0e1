package dev.pesewa.usage.client;

import com.github.benmanes.caffeine.cache.CacheLoader;
import dev.pesewa.usage.client.ClientEligibility.Eligibility;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/// Reads whether clients are active. Busy clients are due to be read again at the same time, some
/// hundred a second: those that are due within a moment share a statement.
final class EligibilityLoader implements CacheLoader<ClientKey, Eligibility> {

    /// Short against the seconds for which a verdict is believed.
    private static final Duration GATHERED_FOR = Duration.ofMillis(50);

    private final ClientRepository clients;
    private final ReentrantLock lock = new ReentrantLock();
    private Map<ClientKey, CompletableFuture<Eligibility>> due = new HashMap<>();

    EligibilityLoader(ClientRepository clients) {
        this.clients = clients;
    }

    @Override
    public Eligibility load(ClientKey key) {
        return Objects.requireNonNull(loadAll(Set.of(key)).get(key));
    }

    @Override
    public Map<ClientKey, Eligibility> loadAll(Set<? extends ClientKey> keys) {
        Map<ClientKey, Boolean> active = clients.active(keys);
        Map<ClientKey, Eligibility> verdicts = new HashMap<>();
        keys.forEach(key -> verdicts.put(key, verdict(active, key)));
        return verdicts;
    }

    private static Eligibility verdict(Map<ClientKey, Boolean> active, ClientKey key) {
        Boolean registered = active.get(key);
        if (registered == null) {
            return Eligibility.UNKNOWN;
        }
        return registered ? Eligibility.ACTIVE : Eligibility.INACTIVE;
    }

    @Override
    public CompletableFuture<Eligibility> asyncReload(
            ClientKey key, Eligibility before, Executor executor) {
        lock.lock();
        try {
            if (due.isEmpty()) {
                CompletableFuture.delayedExecutor(
                                GATHERED_FOR.toMillis(), TimeUnit.MILLISECONDS, executor)
                        .execute(this::reload);
            }
            return due.computeIfAbsent(key, _ -> new CompletableFuture<>());
        } finally {
            lock.unlock();
        }
    }

    private void reload() {
        Map<ClientKey, CompletableFuture<Eligibility>> gathered = take();
        try {
            Map<ClientKey, Eligibility> verdicts = loadAll(gathered.keySet());
            gathered.forEach((key, verdict) -> verdict.complete(verdicts.get(key)));
        } catch (RuntimeException failed) {
            gathered.values().forEach(verdict -> verdict.completeExceptionally(failed));
        }
    }

    private Map<ClientKey, CompletableFuture<Eligibility>> take() {
        lock.lock();
        try {
            Map<ClientKey, CompletableFuture<Eligibility>> gathered = due;
            due = new HashMap<>();
            return gathered;
        } finally {
            lock.unlock();
        }
    }
}

package dev.pesewa.billing.ledger;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.benmanes.caffeine.cache.Cache;
import dev.pesewa.billing.commit.WalletCommitter;
import java.time.Clock;
import java.util.concurrent.CompletionStage;

/// What must not stand in the ledger: each sample breaks the rule of `ArchitectureTest` once.
public final class ImpureSamples {

    private ImpureSamples() {}

    public record StartsAThread(Thread thread) {}

    public record ReadsAClock(Clock clock) {}

    public record KeepsACache(Cache<String, WalletState> states) {}

    public record MakesJson(ObjectMapper json) {}

    public record WaitsForAStage(CompletionStage<WalletState> state) {}

    public record CommitsAWrite(WalletCommitter committer) {}
}

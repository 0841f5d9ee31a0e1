package dev.pesewa.billing.charge;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pesewa.kernel.WorkspaceId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The charges of a workspace, the newest first, with those that failed or were rejected.
public interface TransactionRepository {

    /// `outcome`: charged, failed (and free) or refused. `price` is what it should have cost,
    /// `credits` what was paid, `absorbed` the written-off part of an overrun; `holdId` of a
    /// settled hold.
    record LoggedTransaction(
            UUID id,
            String outcome,
            String feature,
            String price,
            String credits,
            String absorbed,
            @Nullable UUID holdId,
            @Nullable String clientId,
            @Nullable String userId,
            @Nullable String provider,
            @Nullable String model,
            long inputTokens,
            long cachedInputTokens,
            long cacheWriteTokens,
            long outputTokens,
            @Nullable Long responseTimeMs,
            @Nullable String costUsd,
            @Nullable String errorMessage,
            @Nullable JsonNode requestData,
            @Nullable JsonNode responseSummary,
            int priceVersion,
            Instant chargedAt) {}

    /// Those before the id `before`.
    List<LoggedTransaction> list(WorkspaceId workspace, UUID before, int limit);
}

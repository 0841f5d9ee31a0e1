package dev.pesewa.billing.charge;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.databind.JsonNode;
import dev.pesewa.kernel.WorkspaceId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// The charges of a workspace, the newest first, with those that failed or were rejected.
public interface TransactionRepository {

    /// `outcome`: charged, failed (and free) or refused. `price` is what it should have cost,
    /// `credits` what was paid, `absorbed` the written-off part of an overrun; `holdId` of a
    /// settled hold. `tokens` are by the fields of their kinds and stand beside the others in JSON.
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
            @Schema(ref = "TextTokenCounts") @JsonAnyGetter Map<String, Long> tokens,
            @Nullable Long responseTimeMs,
            @Nullable String costUsd,
            @Nullable String errorMessage,
            boolean cached,
            @Nullable JsonNode requestData,
            @Nullable JsonNode responseSummary,
            int priceVersion,
            Instant chargedAt) {}

    /// Those before the id `before`.
    List<LoggedTransaction> list(WorkspaceId workspace, UUID before, int limit);
}

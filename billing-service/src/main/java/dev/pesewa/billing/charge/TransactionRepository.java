package dev.pesewa.billing.charge;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.databind.JsonNode;
import dev.pesewa.billing.call.LoggedCall.CallOutcome;
import dev.pesewa.kernel.WorkspaceId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// The charges of a workspace, the newest first, with those that failed or were rejected.
public interface TransactionRepository {

    /// `outcome`: charged, failed (and free) or refused. `price` is what it should have cost,
    /// `credits` what was paid, `absorbed` the written-off part of an overrun; `holdId` of a
    /// settled hold. `cost` is what the provider took, as the app stated it or in USD, null when it
    /// is not known. `tokens` are by the fields of their kinds and stand beside the others in JSON.
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
            @Nullable Long durationMs,
            @Nullable BigDecimal cost,
            @Nullable String currency,
            @Nullable String error,
            boolean cached,
            @Nullable JsonNode requestData,
            @Nullable JsonNode responseSummary,
            int priceVersion,
            Instant occurredAt) {}

    /// Which transactions are asked for; null means any. `until` is the first moment after them.
    record TransactionFilter(
            @Nullable String feature,
            @Nullable String clientId,
            @Nullable String userId,
            @Nullable CallOutcome outcome,
            @Nullable Instant from,
            @Nullable Instant until) {}

    /// Those before the id `before`.
    List<LoggedTransaction> list(
            WorkspaceId workspace, TransactionFilter filter, UUID before, int limit);

    Optional<LoggedTransaction> find(WorkspaceId workspace, UUID id);
}

package dev.pesewa.billing.call;

import dev.pesewa.kernel.Tokens;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// A call as its app reports it, with checked shapes. Token counts are disjoint. `requestData` and
/// `responseSummary` are JSON objects without personal data.
public record AiCall(
        String feature,
        @Nullable String clientId,
        @Nullable String userId,
        @Nullable String provider,
        @Nullable String model,
        @Nullable BigDecimal costUsd,
        Tokens tokens,
        @Nullable Long responseTimeMs,
        boolean success,
        @Nullable String errorMessage,
        @Nullable String requestData,
        @Nullable String responseSummary) {

    /// The feature of calls that are priced by their tokens alone.
    public static final String BY_TOKENS = "tokens";

    /// The same of another model.
    public AiCall of(@Nullable String otherProvider, @Nullable String otherModel) {
        return new AiCall(
                feature,
                clientId,
                userId,
                otherProvider,
                otherModel,
                costUsd,
                tokens,
                responseTimeMs,
                success,
                errorMessage,
                requestData,
                responseSummary);
    }
}

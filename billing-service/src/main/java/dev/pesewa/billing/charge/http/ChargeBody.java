package dev.pesewa.billing.charge.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pesewa.billing.charge.ChargeCommand;
import dev.pesewa.kernel.ProblemException;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// The body of a charge, and the checks of its shape.
public record ChargeBody(
        @Nullable String feature,
        @Nullable String clientId,
        @Nullable String userId,
        @Nullable String provider,
        @Nullable String model,
        @Nullable BigDecimal costUsd,
        @Nullable Long inputTokens,
        @Nullable Long cachedInputTokens,
        @Nullable Long cacheWriteTokens,
        @Nullable Long outputTokens,
        @Nullable Long responseTimeMs,
        @Nullable Boolean success,
        @Nullable String errorMessage,
        @Nullable JsonNode requestData,
        @Nullable JsonNode responseSummary) {

    static final int LONGEST_TEXT = 200;
    static final int LONGEST_ERROR = 1_000;
    static final long MOST = 1_000_000_000L;
    private static final BigDecimal MOST_COST = BigDecimal.valueOf(1_000_000);
    private static final int COST_DECIMALS = 12;

    /// `requestData` and `responseSummary` may hold personal data, so nothing of them is kept until
    /// there is a list of what may be.
    ChargeCommand command() {
        String named = text("feature", feature, LONGEST_TEXT);
        if (named == null || named.isBlank()) {
            throw ProblemException.malformed("feature", "is needed");
        }
        return new ChargeCommand(
                named,
                text("clientId", clientId, LONGEST_TEXT),
                text("userId", userId, LONGEST_TEXT),
                text("provider", provider, LONGEST_TEXT),
                text("model", model, LONGEST_TEXT),
                cost(costUsd),
                count("inputTokens", inputTokens),
                count("cachedInputTokens", cachedInputTokens),
                count("cacheWriteTokens", cacheWriteTokens),
                count("outputTokens", outputTokens),
                responseTimeMs == null ? null : count("responseTimeMs", responseTimeMs),
                success == null || success,
                text("errorMessage", errorMessage, LONGEST_ERROR),
                null);
    }

    private static @Nullable String text(String field, @Nullable String value, int longest) {
        if (value == null) {
            return null;
        }
        if (value.length() > longest) {
            throw ProblemException.malformed(field, "at most " + longest + " characters");
        }
        if (value.indexOf('\u0000') >= 0) {
            throw ProblemException.malformed(field, "holds a NUL character");
        }
        return value;
    }

    private static long count(String field, @Nullable Long value) {
        if (value == null) {
            return 0;
        }
        if (value < 0 || value > MOST) {
            throw ProblemException.malformed(field, "between 0 and " + MOST);
        }
        return value;
    }

    private static @Nullable BigDecimal cost(@Nullable BigDecimal value) {
        // Precision and scale are looked at first: 1e400 must not be written out to be compared.
        if (value != null
                && (value.precision() - value.scale() > 8
                        || value.scale() > 100
                        || value.signum() < 0
                        || value.compareTo(MOST_COST) > 0
                        || value.stripTrailingZeros().scale() > COST_DECIMALS)) {
            throw ProblemException.malformed(
                    "costUsd", "between 0 and 1000000 with at most 12 decimals");
        }
        return value;
    }
}

package dev.pesewa.billing.call.http;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.JsonNode;
import dev.pesewa.billing.call.AiCall;
import dev.pesewa.billing.privacy.CallDataPrivacy;
import dev.pesewa.kernel.Money;
import dev.pesewa.kernel.ProblemException;
import java.math.BigDecimal;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A call in a request: a charge, or the settlement of a hold, which has an `outcome` instead of
/// `feature` and `success`. `tokens` are counts by the fields of their kinds, such as
/// `inputTokens`. The words of the first documents, such as `costUsd`, are fields of their own, so
/// that a repeated request keeps its fingerprint.
public record CallRequest(
        @Schema(description = "Needed in a charge; a settlement has that of its hold.")
                @Nullable String feature,
        @Schema(description = "A registered, active client; without one the call is unattributed.")
                @Nullable String clientId,
        @Nullable String userId,
        @Nullable String provider,
        @Nullable String model,
        @Schema(
                        anyOf = {BigDecimal.class, String.class},
                        description = "Priced by model and tokens when missing.")
                @Nullable BigDecimal cost,
        @Schema(description = "Of `cost`: ISO 4217; the workspace's when missing.")
                @Nullable String currency,
        @Schema(
                        anyOf = {BigDecimal.class, String.class},
                        description = "In place of `cost`, in USD.")
                @Nullable BigDecimal costUsd,
        @Schema(deprecated = true, description = OLD + "cost.") @Nullable BigDecimal price,
        @Schema(ref = "TextTokenCounts") @JsonAnyGetter @JsonAnySetter Map<String, JsonNode> tokens,
        @Nullable Long durationMs,
        @Schema(deprecated = true, description = OLD + "durationMs.") @Nullable Long responseTimeMs,
        @Schema(description = "True when missing; only in a charge.") @Nullable Boolean success,
        @Nullable String error,
        @Schema(deprecated = true, description = OLD + "error.") @Nullable String errorMessage,
        @Schema(
                        defaultValue = "false",
                        description = "Answered from a cache of your own: the call cost nothing.")
                @Nullable Boolean cached,
        @Nullable JsonNode requestData,
        @Nullable JsonNode responseSummary,
        @Schema(
                        enumeration = {"success", "failed"},
                        description = "Only in a settlement; success when missing.")
                @Nullable String outcome) {

    private static final String OLD = "The word of the first documents for ";

    private static final Map<String, Boolean> OUTCOMES = Map.of("success", true, "failed", false);

    /// Whether there is anything that has to be sanitised.
    public boolean hasData() {
        return requestData != null || responseSummary != null;
    }

    /// A blank one is none.
    public @Nullable String checkedClientId() {
        return FieldChecks.blankIsNull("clientId", clientId);
    }

    /// `workspaceCurrency` is that of a cost without `currency`.
    public AiCall charge(CallDataPrivacy.Kept kept, String workspaceCurrency) {
        absent("outcome", outcome, "is for settlements; a charge says success");
        return call(
                FieldChecks.needed("feature", feature),
                success == null || success,
                kept,
                workspaceCurrency);
    }

    /// A settlement of a hold for `heldFor`; it has succeeded unless it says otherwise.
    public AiCall settlement(String heldFor, CallDataPrivacy.Kept kept, String workspaceCurrency) {
        absent("feature", feature, "the hold says it");
        absent("success", success, "a settlement says outcome");
        Boolean succeeded = OUTCOMES.get(outcome == null ? "success" : outcome);
        if (succeeded == null) {
            throw ProblemException.malformed("outcome", "success or failed");
        }
        return call(heldFor, succeeded, kept, workspaceCurrency);
    }

    private static void absent(String field, @Nullable Object value, String why) {
        if (value != null) {
            throw ProblemException.malformed(field, why);
        }
    }

    /// `costUsd` names its currency; the others are in the workspace's unless `currency` says
    /// otherwise.
    private @Nullable Money stated(String workspaceCurrency) {
        String own = costUsd == null ? workspaceCurrency : Money.USD;
        String code = currency == null ? own : currency;
        if (!Money.isCode(code)) {
            throw ProblemException.malformed("currency", "three capital letters of ISO 4217");
        }
        if (costUsd != null && !code.equals(Money.USD)) {
            throw ProblemException.malformed("currency", "costUsd is in USD");
        }
        return Spelling.one("cost", cost, "costUsd", costUsd, "price", price)
                .check((field, amount) -> new Money(FieldChecks.cost(field, amount), code));
    }

    private AiCall call(
            String ofFeature,
            boolean succeeded,
            CallDataPrivacy.Kept kept,
            String workspaceCurrency) {
        return new AiCall(
                ofFeature,
                AiCall.NamedClient.of(checkedClientId()),
                FieldChecks.text("userId", userId),
                FieldChecks.text("provider", provider),
                FieldChecks.text("model", model),
                stated(workspaceCurrency),
                FieldChecks.tokens(tokens),
                Spelling.one("durationMs", durationMs, "responseTimeMs", responseTimeMs)
                        .check(FieldChecks::count),
                succeeded,
                Spelling.one("error", error, "errorMessage", errorMessage)
                        .check(FieldChecks::errorText),
                cached != null && cached,
                kept.requestData(),
                kept.responseSummary());
    }
}

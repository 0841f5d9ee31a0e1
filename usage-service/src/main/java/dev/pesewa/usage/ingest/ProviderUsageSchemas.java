package dev.pesewa.usage.ingest;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// The fields of providers' `usage` objects that are read; others may be there too.
@Schema(
        name = "ProviderUsage",
        description =
                "The usage object of a provider's answer as it came, instead of token counts."
                        + " What else it holds is passed over.",
        anyOf = {
            ProviderUsageSchemas.Chat.class,
            ProviderUsageSchemas.ResponsesUsage.class,
            ProviderUsageSchemas.Anthropic.class,
            ProviderUsageSchemas.Google.class
        })
interface ProviderUsageSchemas {

    @Schema(
            name = "ChatUsage",
            description = "OpenAI's chat completions, Mistral, DeepSeek and the like.",
            requiredProperties = {"prompt_tokens"})
    @JsonNaming(SnakeCaseStrategy.class)
    record Chat(
            long promptTokens,
            long completionTokens,
            TokenDetails promptTokensDetails,
            TokenDetails completionTokensDetails,
            long promptCacheHitTokens,
            long numCachedTokens) {}

    @Schema(
            name = "ResponsesUsage",
            description = "OpenAI's responses.",
            requiredProperties = {"input_tokens"})
    @JsonNaming(SnakeCaseStrategy.class)
    record ResponsesUsage(
            long inputTokens,
            long outputTokens,
            TokenDetails inputTokensDetails,
            TokenDetails outputTokensDetails) {}

    @Schema(
            name = "AnthropicUsage",
            requiredProperties = {"input_tokens"})
    @JsonNaming(SnakeCaseStrategy.class)
    record Anthropic(
            long inputTokens,
            long cacheReadInputTokens,
            long cacheCreationInputTokens,
            long outputTokens) {}

    @Schema(name = "GoogleUsage", description = "With promptTokenCount or totalTokenCount.")
    record Google(
            long promptTokenCount,
            long totalTokenCount,
            long cachedContentTokenCount,
            long candidatesTokenCount,
            long thoughtsTokenCount,
            long toolUsePromptTokenCount,
            List<Modality> promptTokensDetails,
            List<Modality> cacheTokensDetails,
            List<Modality> candidatesTokensDetails) {}

    @Schema(name = "TokenDetails")
    @JsonNaming(SnakeCaseStrategy.class)
    record TokenDetails(long cachedTokens, long audioTokens) {}

    @Schema(name = "ModalityTokens")
    record Modality(
            @Schema(description = "AUDIO is priced apart; the others are text.") String modality,
            long tokenCount) {}
}

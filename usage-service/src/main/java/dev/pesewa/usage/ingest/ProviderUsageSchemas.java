package dev.pesewa.usage.ingest;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// The fields of providers' `usage` objects that are read; others may be there too.
/// The fields of providers' `usage` objects that most answers have; `WireShapes` knows them all.
@Schema(
        name = "ProviderUsage",
        description =
                "The usage object of a provider's answer as it came, instead of token counts."
                        + " Names in snake case and in camel case are the same. What is not known"
                        + " is passed over; a call whose parts do not make the total that is told,"
                        + " or with a count missing, is kept as unpriced.",
        anyOf = {
            ProviderUsageSchemas.Chat.class,
            ProviderUsageSchemas.ResponsesUsage.class,
            ProviderUsageSchemas.Realtime.class,
            ProviderUsageSchemas.Anthropic.class,
            ProviderUsageSchemas.Bedrock.class,
            ProviderUsageSchemas.Google.class,
            ProviderUsageSchemas.Ollama.class
        })
interface ProviderUsageSchemas {

    @Schema(
            name = "ChatUsage",
            description =
                    "OpenAI's chat completions and embeddings, Azure, Mistral, xAI, DeepSeek,"
                            + " Moonshot, Groq, OpenRouter, LiteLLM and the like. Whether reasoning"
                            + " is part of completion_tokens, total_tokens tells.",
            requiredProperties = {"prompt_tokens"})
    @JsonNaming(SnakeCaseStrategy.class)
    record Chat(
            long promptTokens,
            long completionTokens,
            long totalTokens,
            InputDetails promptTokensDetails,
            OutputDetails completionTokensDetails,
            long cachedTokens,
            long promptCacheHitTokens,
            long numCachedTokens,
            long cacheReadInputTokens,
            long cacheCreationInputTokens) {}

    @Schema(
            name = "ResponsesUsage",
            description = "OpenAI's responses and images.",
            requiredProperties = {"input_tokens"})
    @JsonNaming(SnakeCaseStrategy.class)
    record ResponsesUsage(
            long inputTokens,
            long outputTokens,
            long totalTokens,
            InputDetails inputTokensDetails,
            OutputDetails outputTokensDetails) {}

    @Schema(
            name = "RealtimeUsage",
            description = "OpenAI's realtime and transcription.",
            requiredProperties = {"input_tokens"})
    @JsonNaming(SnakeCaseStrategy.class)
    record Realtime(
            long inputTokens,
            long outputTokens,
            long totalTokens,
            InputDetails inputTokenDetails,
            OutputDetails outputTokenDetails) {}

    @Schema(
            name = "AnthropicUsage",
            requiredProperties = {"input_tokens", "output_tokens"})
    @JsonNaming(SnakeCaseStrategy.class)
    record Anthropic(
            long inputTokens,
            long cacheReadInputTokens,
            long cacheCreationInputTokens,
            CacheCreation cacheCreation,
            long outputTokens) {}

    @Schema(name = "CacheCreation", description = "Cache writes by how long they are kept.")
    record CacheCreation(
            @Schema(name = "ephemeral_5m_input_tokens") long for5Minutes,
            @Schema(name = "ephemeral_1h_input_tokens") long forAnHour) {}

    @Schema(
            name = "BedrockUsage",
            description = "Bedrock's Converse.",
            requiredProperties = {"inputTokens", "outputTokens"})
    record Bedrock(
            long inputTokens,
            long outputTokens,
            long totalTokens,
            long cacheReadInputTokens,
            long cacheWriteInputTokens,
            List<CacheDetail> cacheDetails) {}

    @Schema(name = "CacheDetail")
    record CacheDetail(@Schema(examples = "1h") String ttl, long inputTokens) {}

    @Schema(
            name = "GoogleUsage",
            description =
                    "With promptTokenCount or totalTokenCount; Live has responseTokenCount in place"
                            + " of candidatesTokenCount.")
    record Google(
            long promptTokenCount,
            long totalTokenCount,
            long cachedContentTokenCount,
            long candidatesTokenCount,
            long responseTokenCount,
            long thoughtsTokenCount,
            long toolUsePromptTokenCount,
            List<Modality> promptTokensDetails,
            List<Modality> cacheTokensDetails,
            List<Modality> candidatesTokensDetails,
            List<Modality> responseTokensDetails) {}

    @Schema(
            name = "OllamaUsage",
            requiredProperties = {"prompt_eval_count", "eval_count"})
    @JsonNaming(SnakeCaseStrategy.class)
    record Ollama(long promptEvalCount, long evalCount) {}

    @Schema(name = "InputTokenDetails")
    @JsonNaming(SnakeCaseStrategy.class)
    record InputDetails(
            long cachedTokens,
            long cacheWriteTokens,
            long textTokens,
            long audioTokens,
            long imageTokens,
            CachedDetails cachedTokensDetails) {}

    @Schema(name = "CachedTokenDetails")
    @JsonNaming(SnakeCaseStrategy.class)
    record CachedDetails(long textTokens, long audioTokens, long imageTokens) {}

    @Schema(name = "OutputTokenDetails")
    @JsonNaming(SnakeCaseStrategy.class)
    record OutputDetails(
            long textTokens, long audioTokens, long imageTokens, long reasoningTokens) {}

    @Schema(name = "ModalityTokens")
    record Modality(
            @Schema(description = "AUDIO, IMAGE and VIDEO are priced apart; others are text.")
                    String modality,
            long tokenCount) {}
}

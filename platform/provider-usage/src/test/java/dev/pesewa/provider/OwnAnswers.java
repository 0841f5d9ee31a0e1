package dev.pesewa.provider;

import static dev.pesewa.kernel.TokenKind.AUDIO_INPUT;
import static dev.pesewa.kernel.TokenKind.AUDIO_OUTPUT;
import static dev.pesewa.kernel.TokenKind.CACHED_AUDIO_INPUT;
import static dev.pesewa.kernel.TokenKind.CACHED_IMAGE_INPUT;
import static dev.pesewa.kernel.TokenKind.CACHED_INPUT;
import static dev.pesewa.kernel.TokenKind.CACHE_WRITE;
import static dev.pesewa.kernel.TokenKind.CACHE_WRITE_1H;
import static dev.pesewa.kernel.TokenKind.IMAGE_INPUT;
import static dev.pesewa.kernel.TokenKind.IMAGE_OUTPUT;
import static dev.pesewa.kernel.TokenKind.INPUT;
import static dev.pesewa.kernel.TokenKind.OUTPUT;

import java.util.List;
import java.util.Map;

/// Answers of providers that have a shape of their own.
final class OwnAnswers {

    static final List<ProviderAnswer> ALL =
            List.of(
                    new ProviderAnswer(
                            "openai chat",
                            "openai",
                            List.of(INPUT, CACHED_INPUT, AUDIO_INPUT, OUTPUT, AUDIO_OUTPUT),
                            call ->
                                    Map.of(
                                            "prompt_tokens", call.read(),
                                            "completion_tokens", call.wrote(),
                                            "total_tokens", call.total(),
                                            "prompt_tokens_details",
                                                    Map.of(
                                                            "cached_tokens", call.cached(),
                                                            "audio_tokens", call.audio()),
                                            "completion_tokens_details",
                                                    Map.of(
                                                            "reasoning_tokens", call.reasoning(),
                                                            "audio_tokens", call.of(AUDIO_OUTPUT),
                                                            "accepted_prediction_tokens", 0))),
                    new ProviderAnswer(
                            "azure without details",
                            "azure",
                            List.of(INPUT, OUTPUT),
                            call ->
                                    Map.of(
                                            "prompt_tokens",
                                            call.read(),
                                            "completion_tokens",
                                            call.wrote())),
                    new ProviderAnswer(
                            "openai responses",
                            "openai",
                            List.of(INPUT, CACHED_INPUT, CACHE_WRITE, OUTPUT),
                            call ->
                                    Map.of(
                                            "input_tokens", call.read(),
                                            "output_tokens", call.wrote(),
                                            "total_tokens", call.total(),
                                            "input_tokens_details",
                                                    Map.of(
                                                            "cached_tokens", call.cached(),
                                                            "cache_write_tokens", call.writes()),
                                            "output_tokens_details",
                                                    Map.of("reasoning_tokens", call.reasoning()))),
                    new ProviderAnswer(
                            "openai realtime",
                            "openai",
                            List.of(
                                    INPUT,
                                    CACHED_INPUT,
                                    AUDIO_INPUT,
                                    CACHED_AUDIO_INPUT,
                                    IMAGE_INPUT,
                                    CACHED_IMAGE_INPUT,
                                    OUTPUT,
                                    AUDIO_OUTPUT),
                            call ->
                                    Map.of(
                                            "total_tokens",
                                            call.total(),
                                            "input_tokens",
                                            call.read(),
                                            "output_tokens",
                                            call.wrote(),
                                            "input_token_details",
                                            Map.of(
                                                    "text_tokens", call.text(),
                                                    "audio_tokens", call.audio(),
                                                    "image_tokens", call.images(),
                                                    "cached_tokens", call.cached(),
                                                    "cached_tokens_details", fromCache(call)),
                                            "output_token_details",
                                            Map.of(
                                                    "text_tokens", call.of(OUTPUT),
                                                    "audio_tokens", call.of(AUDIO_OUTPUT)))),
                    new ProviderAnswer(
                            "openai transcription",
                            "openai",
                            List.of(INPUT, AUDIO_INPUT, OUTPUT),
                            call ->
                                    Map.of(
                                            "type", "tokens",
                                            "input_tokens", call.read(),
                                            "input_token_details",
                                                    Map.of(
                                                            "text_tokens", call.text(),
                                                            "audio_tokens", call.audio()),
                                            "output_tokens", call.wrote(),
                                            "total_tokens", call.total())),
                    new ProviderAnswer(
                            "openai embeddings",
                            "openai",
                            List.of(INPUT),
                            call ->
                                    Map.of(
                                            "prompt_tokens",
                                            call.read(),
                                            "total_tokens",
                                            call.total())),
                    new ProviderAnswer(
                            "openai images",
                            "openai",
                            List.of(INPUT, IMAGE_INPUT, IMAGE_OUTPUT),
                            call ->
                                    Map.of(
                                            "input_tokens", call.read(),
                                            "input_tokens_details",
                                                    Map.of(
                                                            "text_tokens", call.text(),
                                                            "image_tokens", call.images()),
                                            "output_tokens", call.wrote(),
                                            "total_tokens", call.total())),
                    new ProviderAnswer(
                            "openai images with text",
                            "openai",
                            List.of(INPUT, IMAGE_INPUT, OUTPUT, IMAGE_OUTPUT),
                            call ->
                                    Map.of(
                                            "input_tokens", call.read(),
                                            "input_tokens_details",
                                                    Map.of(
                                                            "text_tokens", call.text(),
                                                            "image_tokens", call.images()),
                                            "output_tokens", call.wrote(),
                                            "output_tokens_details",
                                                    Map.of(
                                                            "text_tokens", call.of(OUTPUT),
                                                            "image_tokens", call.of(IMAGE_OUTPUT)),
                                            "total_tokens", call.total())),
                    new ProviderAnswer(
                            "anthropic",
                            "anthropic",
                            List.of(INPUT, CACHED_INPUT, CACHE_WRITE, CACHE_WRITE_1H, OUTPUT),
                            OwnAnswers::messages),
                    new ProviderAnswer(
                            "anthropic at vertex",
                            "vertex",
                            List.of(INPUT, CACHED_INPUT, CACHE_WRITE, CACHE_WRITE_1H, OUTPUT),
                            OwnAnswers::messages),
                    new ProviderAnswer(
                            "anthropic without times",
                            "anthropic",
                            List.of(INPUT, CACHED_INPUT, CACHE_WRITE, OUTPUT),
                            call ->
                                    Map.of(
                                            "input_tokens", call.of(INPUT),
                                            "cache_creation_input_tokens", call.writes(),
                                            "cache_read_input_tokens", call.cached(),
                                            "output_tokens", call.wrote())),
                    new ProviderAnswer(
                            "bedrock converse",
                            "bedrock",
                            List.of(INPUT, CACHED_INPUT, CACHE_WRITE, CACHE_WRITE_1H, OUTPUT),
                            call ->
                                    Map.of(
                                            "inputTokens", call.of(INPUT),
                                            "outputTokens", call.wrote(),
                                            "totalTokens", call.total(),
                                            "cacheReadInputTokens", call.cached(),
                                            "cacheWriteInputTokens", call.writes(),
                                            "cacheDetails",
                                                    List.of(
                                                            Map.of(
                                                                    "ttl",
                                                                    "5m",
                                                                    "inputTokens",
                                                                    call.of(CACHE_WRITE)),
                                                            Map.of(
                                                                    "ttl",
                                                                    "1h",
                                                                    "inputTokens",
                                                                    call.of(CACHE_WRITE_1H))))),
                    new ProviderAnswer(
                            "bedrock invocation",
                            "bedrock",
                            List.of(INPUT, CACHED_INPUT, CACHE_WRITE, OUTPUT),
                            call ->
                                    Map.of(
                                            "inputTokenCount", call.of(INPUT),
                                            "outputTokenCount", call.wrote(),
                                            "cacheReadInputTokenCount", call.cached(),
                                            "cacheWriteInputTokenCount", call.writes(),
                                            "invocationLatency", 1_200)),
                    new ProviderAnswer(
                            "ollama",
                            "ollama",
                            List.of(INPUT, OUTPUT),
                            call ->
                                    Map.of(
                                            "prompt_eval_count", call.read(),
                                            "eval_count", call.wrote(),
                                            "total_duration", 5_191_566_416L)),
                    new ProviderAnswer(
                            "cohere",
                            "cohere",
                            List.of(INPUT, OUTPUT),
                            call ->
                                    Map.of(
                                            "billed_units",
                                                    Map.of(
                                                            "input_tokens", call.read(),
                                                            "output_tokens", call.wrote()),
                                            "tokens",
                                                    Map.of(
                                                            "input_tokens", call.read() + 66,
                                                            "output_tokens", call.wrote() + 2))),
                    new ProviderAnswer(
                            "voyage",
                            "voyage",
                            List.of(INPUT),
                            call -> Map.of("total_tokens", call.total())));

    private OwnAnswers() {}

    private static Map<String, Object> messages(Call call) {
        return Map.of(
                "input_tokens", call.of(INPUT),
                "cache_creation_input_tokens", call.writes(),
                "cache_read_input_tokens", call.cached(),
                "cache_creation",
                        Map.of(
                                "ephemeral_5m_input_tokens", call.of(CACHE_WRITE),
                                "ephemeral_1h_input_tokens", call.of(CACHE_WRITE_1H)),
                "output_tokens", call.wrote(),
                "service_tier", "standard");
    }

    private static Map<String, Long> fromCache(Call call) {
        return Map.of(
                "text_tokens", call.of(CACHED_INPUT),
                "audio_tokens", call.of(CACHED_AUDIO_INPUT),
                "image_tokens", call.of(CACHED_IMAGE_INPUT));
    }
}

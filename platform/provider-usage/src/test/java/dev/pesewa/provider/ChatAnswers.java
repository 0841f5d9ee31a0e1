package dev.pesewa.provider;

import static dev.pesewa.kernel.TokenKind.AUDIO_INPUT;
import static dev.pesewa.kernel.TokenKind.AUDIO_OUTPUT;
import static dev.pesewa.kernel.TokenKind.CACHED_INPUT;
import static dev.pesewa.kernel.TokenKind.CACHE_WRITE;
import static dev.pesewa.kernel.TokenKind.CACHE_WRITE_1H;
import static dev.pesewa.kernel.TokenKind.IMAGE_INPUT;
import static dev.pesewa.kernel.TokenKind.IMAGE_OUTPUT;
import static dev.pesewa.kernel.TokenKind.INPUT;
import static dev.pesewa.kernel.TokenKind.OUTPUT;

import dev.pesewa.kernel.TokenKind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Answers of those who follow OpenAI's chat completions, each in its own way.
final class ChatAnswers {

    private static final List<TokenKind> TEXT = List.of(INPUT, CACHED_INPUT, OUTPUT);
    private static final List<TokenKind> WITH_WRITES =
            List.of(INPUT, CACHED_INPUT, CACHE_WRITE, OUTPUT);

    static final List<ProviderAnswer> ALL =
            List.of(
                    new ProviderAnswer(
                            "xai, reasoning beside",
                            "xai",
                            List.of(INPUT, CACHED_INPUT, IMAGE_INPUT, OUTPUT),
                            call ->
                                    chat(
                                            call.read(),
                                            call.shown(),
                                            call.total(),
                                            Map.of(
                                                    "prompt_tokens_details",
                                                    Map.of(
                                                            "text_tokens", call.text(),
                                                            "image_tokens", call.images(),
                                                            "cached_tokens", call.cached()),
                                                    "completion_tokens_details",
                                                    reasoning(call)))),
                    new ProviderAnswer(
                            "reasoning beside, of anybody",
                            "",
                            List.of(INPUT, OUTPUT),
                            call ->
                                    chat(
                                            call.read(),
                                            call.shown(),
                                            call.total(),
                                            Map.of("completion_tokens_details", reasoning(call)))),
                    new ProviderAnswer(
                            "reasoning within, of anybody",
                            "",
                            List.of(INPUT, OUTPUT),
                            call ->
                                    chat(
                                            call.read(),
                                            call.wrote(),
                                            call.total(),
                                            Map.of("completion_tokens_details", reasoning(call)))),
                    new ProviderAnswer(
                            "google in the shape of openai, reasoning untold",
                            "google",
                            List.of(INPUT, OUTPUT),
                            call -> chat(call.read(), call.shown(), call.total(), Map.of())),
                    new ProviderAnswer(
                            "mistral",
                            "mistral",
                            TEXT,
                            call -> inside(call, "num_cached_tokens", call.cached())),
                    new ProviderAnswer(
                            "mistral's typescript client",
                            "mistral",
                            TEXT,
                            call ->
                                    Map.of(
                                            "promptTokens", call.read(),
                                            "completionTokens", call.wrote(),
                                            "totalTokens", call.total(),
                                            "promptTokensDetails",
                                                    Map.of("cachedTokens", call.cached()))),
                    new ProviderAnswer(
                            "deepseek",
                            "deepseek",
                            TEXT,
                            call ->
                                    chat(
                                            call.read(),
                                            call.wrote(),
                                            call.total(),
                                            Map.of(
                                                    "prompt_cache_hit_tokens", call.cached(),
                                                    "prompt_cache_miss_tokens", call.of(INPUT),
                                                    "prompt_tokens_details",
                                                            Map.of(
                                                                    "cached_tokens",
                                                                    call.cached())))),
                    new ProviderAnswer(
                            "moonshot",
                            "moonshot",
                            TEXT,
                            call -> inside(call, "cached_tokens", call.cached())),
                    new ProviderAnswer(
                            "groq",
                            "groq",
                            TEXT,
                            call ->
                                    inside(
                                            call,
                                            "prompt_tokens_details",
                                            Map.of("cached_tokens", call.cached()))),
                    new ProviderAnswer(
                            "openrouter",
                            "openrouter",
                            List.of(
                                    INPUT,
                                    CACHED_INPUT,
                                    CACHE_WRITE,
                                    AUDIO_INPUT,
                                    IMAGE_INPUT,
                                    OUTPUT,
                                    IMAGE_OUTPUT),
                            call ->
                                    chat(
                                            call.read(),
                                            call.wrote(),
                                            call.total(),
                                            Map.of(
                                                    "cost",
                                                    0.0031,
                                                    "prompt_tokens_details",
                                                    Map.of(
                                                            "cached_tokens", call.cached(),
                                                            "cache_write_tokens", call.writes(),
                                                            "audio_tokens", call.audio(),
                                                            "video_tokens", call.images()),
                                                    "completion_tokens_details",
                                                    Map.of(
                                                            "reasoning_tokens",
                                                            Math.min(
                                                                    call.reasoning(),
                                                                    call.of(OUTPUT)),
                                                            "image_tokens",
                                                            call.of(IMAGE_OUTPUT))))),
                    new ProviderAnswer(
                            "litellm",
                            "litellm",
                            List.of(INPUT, CACHED_INPUT, CACHE_WRITE, CACHE_WRITE_1H, OUTPUT),
                            ChatAnswers::litellm),
                    new ProviderAnswer(
                            "a gateway that leaves the cache out of the prompt",
                            "",
                            WITH_WRITES,
                            call ->
                                    chat(
                                            call.of(INPUT),
                                            call.wrote(),
                                            call.total(),
                                            Map.of(
                                                    "cache_read_input_tokens", call.cached(),
                                                    "cache_creation_tokens", call.writes()))),
                    new ProviderAnswer(
                            "langchain",
                            "langchain",
                            List.of(
                                    INPUT,
                                    CACHED_INPUT,
                                    CACHE_WRITE,
                                    AUDIO_INPUT,
                                    OUTPUT,
                                    AUDIO_OUTPUT),
                            call ->
                                    Map.of(
                                            "input_tokens", call.read(),
                                            "output_tokens", call.wrote(),
                                            "total_tokens", call.total(),
                                            "input_token_details",
                                                    Map.of(
                                                            "audio", call.audio(),
                                                            "cache_read", call.cached(),
                                                            "cache_creation", call.writes()),
                                            "output_token_details",
                                                    Map.of(
                                                            "audio", call.of(AUDIO_OUTPUT),
                                                            "reasoning", call.reasoning()))),
                    new ProviderAnswer(
                            "ai sdk",
                            "ai-sdk",
                            WITH_WRITES,
                            call ->
                                    Map.of(
                                            "inputTokens", call.read(),
                                            "inputTokenDetails",
                                                    Map.of(
                                                            "noCacheTokens", call.of(INPUT),
                                                            "cacheReadTokens", call.cached(),
                                                            "cacheWriteTokens", call.writes()),
                                            "outputTokens", call.wrote(),
                                            "outputTokenDetails",
                                                    Map.of(
                                                            "textTokens", call.shown(),
                                                            "reasoningTokens", call.reasoning()),
                                            "totalTokens", call.total())));

    private ChatAnswers() {}

    private static Map<String, Object> chat(
            long prompt, long completion, long total, Map<String, ?> others) {
        Map<String, Object> usage = new HashMap<>(others);
        usage.put("prompt_tokens", prompt);
        usage.put("completion_tokens", completion);
        usage.put("total_tokens", total);
        return usage;
    }

    private static Map<String, Object> inside(Call call, String field, Object value) {
        return chat(call.read(), call.wrote(), call.total(), Map.of(field, value));
    }

    private static Map<String, Object> reasoning(Call call) {
        return Map.of("reasoning_tokens", call.reasoning());
    }

    private static Map<String, Object> litellm(Call call) {
        return chat(
                call.read(),
                call.wrote(),
                call.total(),
                Map.of(
                        "cache_creation_input_tokens",
                        call.writes(),
                        "cache_read_input_tokens",
                        call.cached(),
                        "prompt_tokens_details",
                        Map.of(
                                "cached_tokens", call.cached(),
                                "cache_creation_tokens", call.writes(),
                                "cache_creation_token_details",
                                        Map.of(
                                                "ephemeral_5m_input_tokens", call.of(CACHE_WRITE),
                                                "ephemeral_1h_input_tokens",
                                                        call.of(CACHE_WRITE_1H)))));
    }
}

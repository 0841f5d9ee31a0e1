package dev.pesewa.provider;

import static dev.pesewa.kernel.TokenKind.AUDIO_INPUT;
import static dev.pesewa.kernel.TokenKind.AUDIO_OUTPUT;
import static dev.pesewa.kernel.TokenKind.CACHED_AUDIO_INPUT;
import static dev.pesewa.kernel.TokenKind.CACHED_IMAGE_INPUT;
import static dev.pesewa.kernel.TokenKind.CACHED_INPUT;
import static dev.pesewa.kernel.TokenKind.IMAGE_INPUT;
import static dev.pesewa.kernel.TokenKind.IMAGE_OUTPUT;
import static dev.pesewa.kernel.TokenKind.INPUT;
import static dev.pesewa.kernel.TokenKind.OUTPUT;

import dev.pesewa.kernel.TokenKind;
import java.util.List;
import java.util.Map;

/// Answers of Google's models in its own shape, and of Llama at Bedrock, which is alike.
final class GeminiAnswers {

    private static final List<TokenKind> ALL_BUT_WRITES =
            List.of(
                    INPUT,
                    CACHED_INPUT,
                    AUDIO_INPUT,
                    CACHED_AUDIO_INPUT,
                    IMAGE_INPUT,
                    CACHED_IMAGE_INPUT,
                    OUTPUT,
                    AUDIO_OUTPUT,
                    IMAGE_OUTPUT);

    static final List<ProviderAnswer> ALL =
            List.of(
                    new ProviderAnswer(
                            "gemini",
                            "google",
                            ALL_BUT_WRITES,
                            call ->
                                    Map.of(
                                            "promptTokenCount", call.read() - tool(call),
                                            "toolUsePromptTokenCount", tool(call),
                                            "cachedContentTokenCount", call.cached(),
                                            "candidatesTokenCount", call.shown(),
                                            "thoughtsTokenCount", call.reasoning(),
                                            "totalTokenCount", call.total(),
                                            "promptTokensDetails", camelCase(read(call)),
                                            "cacheTokensDetails", camelCase(cached(call)),
                                            "candidatesTokensDetails", camelCase(wrote(call)))),
                    new ProviderAnswer(
                            "gemini at vertex, with video",
                            "vertex_ai",
                            List.of(INPUT, IMAGE_INPUT, OUTPUT),
                            call ->
                                    Map.of(
                                            "promptTokenCount", call.read(),
                                            "candidatesTokenCount", call.wrote(),
                                            "totalTokenCount", call.total(),
                                            "trafficType", "ON_DEMAND",
                                            "promptTokensDetails",
                                                    List.of(
                                                            Map.of(
                                                                    "modality",
                                                                    "VIDEO",
                                                                    "tokenCount",
                                                                    call.images() / 3),
                                                            Map.of(
                                                                    "modality",
                                                                    "IMAGE",
                                                                    "tokenCount",
                                                                    call.images()
                                                                            - call.images() / 3)))),
                    new ProviderAnswer(
                            "gemini live",
                            "gemini",
                            List.of(INPUT, AUDIO_INPUT, OUTPUT, AUDIO_OUTPUT),
                            call ->
                                    Map.of(
                                            "promptTokenCount", call.read(),
                                            "responseTokenCount", call.shown(),
                                            "thoughtsTokenCount", call.reasoning(),
                                            "totalTokenCount", call.total(),
                                            "promptTokensDetails", camelCase(read(call)),
                                            "responseTokensDetails", camelCase(wrote(call)))),
                    new ProviderAnswer(
                            "gemini's python client",
                            "",
                            ALL_BUT_WRITES,
                            call ->
                                    Map.of(
                                            "prompt_token_count", call.read(),
                                            "cached_content_token_count", call.cached(),
                                            "candidates_token_count", call.shown(),
                                            "thoughts_token_count", call.reasoning(),
                                            "total_token_count", call.total(),
                                            "prompt_tokens_details", snakeCase(read(call)),
                                            "cache_tokens_details", snakeCase(cached(call)),
                                            "candidates_tokens_details", snakeCase(wrote(call)))),
                    new ProviderAnswer(
                            "llama at bedrock",
                            "bedrock",
                            List.of(INPUT, OUTPUT),
                            call ->
                                    Map.of(
                                            "prompt_token_count", call.read(),
                                            "generation_token_count", call.wrote(),
                                            "stop_reason", "stop")));

    private GeminiAnswers() {}

    /// Text that tools brought.
    private static long tool(Call call) {
        return call.of(INPUT) / 2;
    }

    private static Map<String, Long> read(Call call) {
        return Map.of(
                "TEXT", call.text() - tool(call), "AUDIO", call.audio(), "IMAGE", call.images());
    }

    private static Map<String, Long> cached(Call call) {
        return Map.of(
                "TEXT", call.of(CACHED_INPUT),
                "AUDIO", call.of(CACHED_AUDIO_INPUT),
                "IMAGE", call.of(CACHED_IMAGE_INPUT));
    }

    private static Map<String, Long> wrote(Call call) {
        return Map.of("AUDIO", call.of(AUDIO_OUTPUT), "IMAGE", call.of(IMAGE_OUTPUT));
    }

    private static List<Map<String, Object>> camelCase(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .map(
                        each ->
                                Map.<String, Object>of(
                                        "modality", each.getKey(), "tokenCount", each.getValue()))
                .toList();
    }

    private static List<Map<String, Object>> snakeCase(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .map(
                        each ->
                                Map.<String, Object>of(
                                        "modality",
                                        "MediaModality." + each.getKey(),
                                        "token_count",
                                        each.getValue()))
                .toList();
    }
}

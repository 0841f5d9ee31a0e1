package dev.pesewa.provider;

import static dev.pesewa.provider.UsageField.AUDIO_INPUT;
import static dev.pesewa.provider.UsageField.AUDIO_OUTPUT;
import static dev.pesewa.provider.UsageField.CACHED;
import static dev.pesewa.provider.UsageField.CACHED_AUDIO;
import static dev.pesewa.provider.UsageField.CACHED_IMAGE;
import static dev.pesewa.provider.UsageField.CACHED_TEXT;
import static dev.pesewa.provider.UsageField.CACHE_WRITE;
import static dev.pesewa.provider.UsageField.CACHE_WRITE_1H;
import static dev.pesewa.provider.UsageField.CACHE_WRITE_5M;
import static dev.pesewa.provider.UsageField.IMAGE_INPUT;
import static dev.pesewa.provider.UsageField.IMAGE_OUTPUT;
import static dev.pesewa.provider.UsageField.INPUT;
import static dev.pesewa.provider.UsageField.OUTPUT;
import static dev.pesewa.provider.UsageField.REASONING;
import static dev.pesewa.provider.UsageField.TEXT_INPUT;
import static dev.pesewa.provider.UsageField.TEXT_OUTPUT;
import static dev.pesewa.provider.UsageField.TOOL_AUDIO;
import static dev.pesewa.provider.UsageField.TOOL_IMAGE;
import static dev.pesewa.provider.UsageField.TOOL_INPUT;
import static dev.pesewa.provider.UsageField.TOTAL;
import static dev.pesewa.provider.UsageField.UNCACHED_INPUT;
import static dev.pesewa.provider.WireShape.CountingRule.ALL_OUTPUT_IS_IMAGES;
import static dev.pesewa.provider.WireShape.CountingRule.CACHE_BESIDE_INPUT;
import static dev.pesewa.provider.WireShape.CountingRule.OUTPUT_IS_OPTIONAL;
import static dev.pesewa.provider.WireShape.CountingRule.REASONING_BESIDE_OUTPUT;
import static dev.pesewa.provider.WireShape.CountingRule.REST_OF_TOTAL_IS_REASONING;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The table of the wire shapes. A name that a provider uses for a count that is known already is
/// one more name in its line; the first shape that fits an answer reads it.
final class WireShapes {

    private static final Set<String> ANTHROPIC = Set.of("anthropic");
    private static final Set<String> GOOGLE =
            Set.of(
                    "gemini",
                    "google",
                    "google-ai-studio",
                    "google-gemini",
                    "google-vertex",
                    "google_ai_studio",
                    "vertex",
                    "vertex-ai",
                    "vertex_ai");
    private static final Set<String> VOYAGE = Set.of("voyage", "voyageai");
    private static final Set<String> XAI = Set.of("x-ai", "x.ai", "xai");

    private static final List<String> INPUT_DETAILS =
            List.of(
                    "prompt_tokens_details",
                    "prompt_token_details",
                    "input_tokens_details",
                    "input_token_details");
    private static final List<String> OUTPUT_DETAILS =
            List.of(
                    "completion_tokens_details",
                    "completion_token_details",
                    "output_tokens_details",
                    "output_token_details");
    private static final List<String> CACHED_DETAILS =
            INPUT_DETAILS.stream().map(group -> group + ".cached_tokens_details").toList();

    /// What all who follow OpenAI call the parts, in the object itself or in its details: OpenAI,
    /// Azure, Mistral, xAI, DeepSeek, Moonshot, Groq, OpenRouter, LiteLLM, LangChain, AI SDK.
    private static final WireShape OPENAI =
            WireShape.recognisedBy("prompt_tokens")
                    .with(TOTAL, "total_tokens")
                    .within(INPUT_DETAILS, CACHED, "cached_tokens", "cache_read")
                    .within(INPUT_DETAILS, CACHED, "cache_read_tokens", "cache_read_input_tokens")
                    .with(CACHED, "cached_tokens", "cached_input_tokens", "num_cached_tokens")
                    .with(CACHED, "prompt_cache_hit_tokens", "cache_read_input_tokens")
                    .with(CACHED, "cached_prompt_text_tokens")
                    .with(UNCACHED_INPUT, "prompt_cache_miss_tokens")
                    .within(INPUT_DETAILS, UNCACHED_INPUT, "no_cache_tokens")
                    .within(INPUT_DETAILS, CACHE_WRITE, "cache_write_tokens", "cache_creation")
                    .within(INPUT_DETAILS, CACHE_WRITE, "cache_creation_tokens")
                    .within(INPUT_DETAILS, CACHE_WRITE, "cache_creation_input_tokens")
                    .with(CACHE_WRITE, "cache_creation_input_tokens", "cache_creation_tokens")
                    .with(CACHE_WRITE, "cache_write_tokens", "cache_write_input_tokens")
                    .within(INPUT_DETAILS, CACHE_WRITE_5M, lasting("5m"))
                    .within(INPUT_DETAILS, CACHE_WRITE_1H, lasting("1h"))
                    .with(CACHE_WRITE_5M, lasting("5m"))
                    .with(CACHE_WRITE_1H, lasting("1h"))
                    .within(INPUT_DETAILS, TEXT_INPUT, "text_tokens")
                    .with(TEXT_INPUT, "prompt_text_tokens")
                    .within(INPUT_DETAILS, AUDIO_INPUT, "audio_tokens", "audio")
                    .within(INPUT_DETAILS, IMAGE_INPUT, "image_tokens", "image")
                    .with(IMAGE_INPUT, "prompt_image_tokens")
                    .within(CACHED_DETAILS, CACHED_TEXT, "text_tokens")
                    .within(CACHED_DETAILS, CACHED_AUDIO, "audio_tokens")
                    .within(CACHED_DETAILS, CACHED_IMAGE, "image_tokens")
                    .within(OUTPUT_DETAILS, TEXT_OUTPUT, "text_tokens")
                    .within(OUTPUT_DETAILS, AUDIO_OUTPUT, "audio_tokens", "audio")
                    .within(OUTPUT_DETAILS, IMAGE_OUTPUT, "image_tokens", "image")
                    .within(OUTPUT_DETAILS, REASONING, "reasoning_tokens", "reasoning")
                    .with(REASONING, "reasoning_tokens");

    /// Chat completions and embeddings, which have no output.
    private static final WireShape CHAT =
            OPENAI.with(INPUT, "prompt_tokens").with(OUTPUT, "completion_tokens");

    /// OpenAI's responses, realtime and transcription.
    private static final WireShape RESPONSES =
            OPENAI.with(INPUT, "input_tokens")
                    .with(OUTPUT, "output_tokens")
                    .by("input_tokens", "output_tokens");

    /// Anthropic itself and at other hosts; Bedrock's Converse, and its metrics of an invocation.
    private static final WireShape MESSAGES =
            RESPONSES
                    .with(INPUT, "input_token_count")
                    .with(OUTPUT, "output_token_count")
                    .with(CACHED, "cache_read_input_token_count")
                    .with(CACHE_WRITE, "cache_write_input_token_count")
                    .with(CACHE_WRITE_5M, "cache_details[5m].input_tokens")
                    .with(CACHE_WRITE_1H, "cache_details[1h].input_tokens")
                    .with(CACHE_BESIDE_INPUT);

    /// Google's own, also of Live; Python's names are the same in snake case. Llama at Bedrock.
    private static final WireShape GEMINI =
            WireShape.recognisedBy(
                            "prompt_token_count",
                            "candidates_token_count",
                            "response_token_count",
                            "total_token_count")
                    .with(TOTAL, "total_token_count")
                    .with(INPUT, "prompt_token_count")
                    .with(CACHED, "cached_content_token_count")
                    .with(TOOL_INPUT, "tool_use_prompt_token_count")
                    .with(OUTPUT, "candidates_token_count", "response_token_count")
                    .with(OUTPUT, "generation_token_count")
                    .with(REASONING, "thoughts_token_count")
                    .byModality(AUDIO_INPUT, IMAGE_INPUT, "prompt_tokens_details")
                    .byModality(CACHED_AUDIO, CACHED_IMAGE, "cache_tokens_details")
                    .byModality(TOOL_AUDIO, TOOL_IMAGE, "tool_use_prompt_tokens_details")
                    .byModality(AUDIO_OUTPUT, IMAGE_OUTPUT, "candidates_tokens_details")
                    .byModality(AUDIO_OUTPUT, IMAGE_OUTPUT, "response_tokens_details")
                    .with(REASONING_BESIDE_OUTPUT);

    private static final List<WireShape> ALL =
            List.of(
                    GEMINI,
                    CHAT.of(XAI).with(REASONING_BESIDE_OUTPUT),
                    CHAT.of(GOOGLE).with(REST_OF_TOTAL_IS_REASONING),
                    CHAT,
                    MESSAGES.of(ANTHROPIC),
                    MESSAGES.by(
                            "cache_read_input_tokens",
                            "cache_creation_input_tokens",
                            "cache_creation",
                            "cache_write_input_tokens",
                            "cache_read_input_token_count",
                            "cache_write_input_token_count",
                            "cache_details",
                            "input_token_count"),
                    // OpenAI's images, whose output has no details.
                    RESPONSES.with(ALL_OUTPUT_IS_IMAGES).by("input_tokens_details.image_tokens"),
                    RESPONSES,
                    // Ollama's own.
                    WireShape.recognisedBy("prompt_eval_count", "eval_count")
                            .with(INPUT, "prompt_eval_count")
                            .with(OUTPUT, "eval_count"),
                    // Cohere.
                    WireShape.recognisedBy("billed_units")
                            .with(INPUT, "billed_units.input_tokens")
                            .with(OUTPUT, "billed_units.output_tokens")
                            .with(OUTPUT_IS_OPTIONAL),
                    // Voyage tells the total alone, which is input.
                    WireShape.recognisedBy("total_tokens")
                            .of(VOYAGE)
                            .with(INPUT, "total_tokens")
                            .with(OUTPUT_IS_OPTIONAL),
                    // Known, but not to be counted: half an answer, or one that tells seconds.
                    CHAT.by("completion_tokens", "total_tokens", "seconds"));

    private WireShapes() {}

    private static String[] lasting(String time) {
        String name = "ephemeral_" + time + "_input_tokens";
        return new String[] {
            name,
            "cache_creation." + name,
            "cache_creation.ephemeral" + time + "_input_tokens",
            "cache_creation_token_details." + name
        };
    }

    /// The shape of an answer, if it is known.
    static Optional<WireShape> of(FlatUsage usage, String provider) {
        return ALL.stream().filter(shape -> shape.fits(usage, provider)).findFirst();
    }
}

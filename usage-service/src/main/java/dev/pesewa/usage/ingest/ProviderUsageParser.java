package dev.pesewa.usage.ingest;

import static dev.pesewa.kernel.TokenKind.AUDIO_INPUT;
import static dev.pesewa.kernel.TokenKind.AUDIO_OUTPUT;
import static dev.pesewa.kernel.TokenKind.CACHED_AUDIO_INPUT;
import static dev.pesewa.kernel.TokenKind.CACHED_INPUT;
import static dev.pesewa.kernel.TokenKind.CACHE_WRITE;
import static dev.pesewa.kernel.TokenKind.CACHE_WRITE_1H;
import static dev.pesewa.kernel.TokenKind.INPUT;
import static dev.pesewa.kernel.TokenKind.OUTPUT;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pesewa.kernel.Tokens;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads the `usage` object of a provider's answer as it came, and makes its counts disjoint:
/// OpenAI, Google and those who answer in OpenAI's way count cached tokens as input too, Anthropic
/// does not.
final class ProviderUsageParser {

    /// Names that also say who the provider is.
    private static final Set<String> PROVIDERS = Set.of("openai", "anthropic", "google", "mistral");

    private static final String CACHED = "cached_tokens";
    private static final String AUDIO = "audio_tokens";

    private ProviderUsageParser() {}

    /// Whose answer it was, when `rawProvider` tells.
    static @Nullable String provider(@Nullable String rawProvider) {
        String name = rawProvider == null ? "" : rawProvider.toLowerCase(Locale.ROOT);
        return PROVIDERS.contains(name) ? name : null;
    }

    /// Without `rawProvider` the fields tell whose shape it is.
    static Tokens read(JsonNode usage, @Nullable String rawProvider) throws InvalidEventException {
        if (!usage.isObject()) {
            throw InvalidEventException.malformed(
                    "rawUsage: the usage object of the answer is expected");
        }
        String provider = provider(rawProvider);
        if (usage.has("promptTokenCount") || usage.has("totalTokenCount")) {
            return google(usage);
        }
        if (usage.has("prompt_tokens")) {
            return chat(usage);
        }
        if (usage.has("input_tokens")) {
            boolean disjoint =
                    "anthropic".equals(provider)
                            || usage.has("cache_read_input_tokens")
                            || usage.has("cache_creation_input_tokens");
            return disjoint ? anthropic(usage) : responses(usage);
        }
        throw InvalidEventException.malformed(
                "rawUsage: not the usage of OpenAI, Anthropic, Google, Mistral or the like");
    }

    /// OpenAI's chat completions, Mistral, DeepSeek and others who follow them.
    private static Tokens chat(JsonNode usage) throws InvalidEventException {
        JsonNode in = usage.path("prompt_tokens_details");
        JsonNode out = usage.path("completion_tokens_details");
        long cached =
                Math.max(
                        count(in, CACHED),
                        Math.max(
                                count(usage, "prompt_cache_hit_tokens"),
                                count(usage, "num_cached_tokens")));
        long heard = count(in, AUDIO);
        long spoken = count(out, AUDIO);
        long prompt = count(usage, "prompt_tokens");
        long completion = count(usage, "completion_tokens");
        return Tokens.of(INPUT, rest("prompt_tokens", prompt, cached, heard))
                .and(CACHED_INPUT, cached)
                .and(OUTPUT, rest("completion_tokens", completion, spoken, 0))
                .and(AUDIO_INPUT, heard)
                .and(AUDIO_OUTPUT, spoken);
    }

    /// OpenAI's responses.
    private static Tokens responses(JsonNode usage) throws InvalidEventException {
        JsonNode in = usage.path("input_tokens_details");
        JsonNode out = usage.path("output_tokens_details");
        long cached = count(in, CACHED);
        long heard = count(in, AUDIO);
        long spoken = count(out, AUDIO);
        long input = count(usage, "input_tokens");
        long output = count(usage, "output_tokens");
        return Tokens.of(INPUT, rest("input_tokens", input, cached, heard))
                .and(CACHED_INPUT, cached)
                .and(OUTPUT, rest("output_tokens", output, spoken, 0))
                .and(AUDIO_INPUT, heard)
                .and(AUDIO_OUTPUT, spoken);
    }

    private static Tokens anthropic(JsonNode usage) throws InvalidEventException {
        String written = "cache_creation_input_tokens";
        long forAnHour = count(usage.path("cache_creation"), "ephemeral_1h_input_tokens");
        return Tokens.of(INPUT, count(usage, "input_tokens"))
                .and(CACHED_INPUT, count(usage, "cache_read_input_tokens"))
                .and(CACHE_WRITE, rest(written, count(usage, written), forAnHour, 0))
                .and(CACHE_WRITE_1H, forAnHour)
                .and(OUTPUT, count(usage, "output_tokens"));
    }

    /// The prompt includes what was cached; thoughts are charged as output, and are not among the
    /// candidates.
    private static Tokens google(JsonNode usage) throws InvalidEventException {
        long cached = count(usage, "cachedContentTokenCount");
        long heard = audio(usage.path("promptTokensDetails"));
        long heardFromCache = Math.min(heard, audio(usage.path("cacheTokensDetails")));
        long spoken = audio(usage.path("candidatesTokensDetails"));
        long prompt = count(usage, "promptTokenCount");
        long text =
                rest("promptTokenCount", prompt, cached, heard - heardFromCache)
                        + count(usage, "toolUsePromptTokenCount");
        long candidates = count(usage, "candidatesTokenCount");
        long output =
                rest("candidatesTokenCount", candidates, spoken, 0)
                        + count(usage, "thoughtsTokenCount");
        return Tokens.of(INPUT, text)
                .and(CACHED_INPUT, rest("cachedContentTokenCount", cached, heardFromCache, 0))
                .and(OUTPUT, output)
                .and(AUDIO_INPUT, heard - heardFromCache)
                .and(CACHED_AUDIO_INPUT, heardFromCache)
                .and(AUDIO_OUTPUT, spoken);
    }

    private static long audio(JsonNode details) throws InvalidEventException {
        long tokens = 0;
        for (JsonNode detail : details) {
            if (detail.path("modality").asText().equals("AUDIO")) {
                tokens += count(detail, "tokenCount");
            }
        }
        return tokens;
    }

    private static long rest(String field, long all, long part, long otherPart)
            throws InvalidEventException {
        long rest = all - part - otherPart;
        if (rest < 0) {
            throw InvalidEventException.malformed("rawUsage: its parts are more than its " + field);
        }
        return rest;
    }

    /// 0 when it is missing.
    private static long count(JsonNode node, String field) throws InvalidEventException {
        JsonNode value = node.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return 0;
        }
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw InvalidEventException.malformed(field + ": a whole number is expected");
        }
        long count = value.asLong();
        if (count < 0 || count > EventRequest.LARGEST_COUNT) {
            throw InvalidEventException.malformed(field + ": " + EventRequest.COUNT);
        }
        return count;
    }
}

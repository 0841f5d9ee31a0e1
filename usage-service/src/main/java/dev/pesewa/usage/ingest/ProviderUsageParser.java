package dev.pesewa.usage.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pesewa.prices.TokenCounts;
import dev.pesewa.prices.TokenCounts.Audio;
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
    static TokenCounts read(JsonNode usage, @Nullable String rawProvider)
            throws InvalidEventException {
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
    private static TokenCounts chat(JsonNode usage) throws InvalidEventException {
        JsonNode in = usage.path("prompt_tokens_details");
        JsonNode out = usage.path("completion_tokens_details");
        long cached =
                Math.max(
                        JsonFields.count(in, CACHED),
                        Math.max(
                                JsonFields.count(usage, "prompt_cache_hit_tokens"),
                                JsonFields.count(usage, "num_cached_tokens")));
        long heard = JsonFields.count(in, AUDIO);
        long spoken = JsonFields.count(out, AUDIO);
        return new TokenCounts(
                rest("prompt_tokens", JsonFields.count(usage, "prompt_tokens"), cached, heard),
                cached,
                0,
                rest("completion_tokens", JsonFields.count(usage, "completion_tokens"), spoken, 0),
                new Audio(heard, 0, spoken));
    }

    /// OpenAI's responses.
    private static TokenCounts responses(JsonNode usage) throws InvalidEventException {
        JsonNode in = usage.path("input_tokens_details");
        JsonNode out = usage.path("output_tokens_details");
        long cached = JsonFields.count(in, CACHED);
        long heard = JsonFields.count(in, AUDIO);
        long spoken = JsonFields.count(out, AUDIO);
        return new TokenCounts(
                rest("input_tokens", JsonFields.count(usage, "input_tokens"), cached, heard),
                cached,
                0,
                rest("output_tokens", JsonFields.count(usage, "output_tokens"), spoken, 0),
                new Audio(heard, 0, spoken));
    }

    private static TokenCounts anthropic(JsonNode usage) throws InvalidEventException {
        return new TokenCounts(
                JsonFields.count(usage, "input_tokens"),
                JsonFields.count(usage, "cache_read_input_tokens"),
                JsonFields.count(usage, "cache_creation_input_tokens"),
                JsonFields.count(usage, "output_tokens"));
    }

    /// The prompt includes what was cached; thoughts are charged as output, and are not among the
    /// candidates.
    private static TokenCounts google(JsonNode usage) throws InvalidEventException {
        long cached = JsonFields.count(usage, "cachedContentTokenCount");
        long heard = audio(usage.path("promptTokensDetails"));
        long heardFromCache = Math.min(heard, audio(usage.path("cacheTokensDetails")));
        long spoken = audio(usage.path("candidatesTokensDetails"));
        long prompt = JsonFields.count(usage, "promptTokenCount");
        long text =
                rest("promptTokenCount", prompt, cached, heard - heardFromCache)
                        + JsonFields.count(usage, "toolUsePromptTokenCount");
        long candidates = JsonFields.count(usage, "candidatesTokenCount");
        long output =
                rest("candidatesTokenCount", candidates, spoken, 0)
                        + JsonFields.count(usage, "thoughtsTokenCount");
        return new TokenCounts(
                text,
                rest("cachedContentTokenCount", cached, heardFromCache, 0),
                0,
                output,
                new Audio(heard - heardFromCache, heardFromCache, spoken));
    }

    private static long audio(JsonNode details) throws InvalidEventException {
        long tokens = 0;
        for (JsonNode detail : details) {
            if (detail.path("modality").asText().equals("AUDIO")) {
                tokens += JsonFields.count(detail, "tokenCount");
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
}

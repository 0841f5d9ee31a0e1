package dev.pesewa.usage.price.imports;

import static java.util.stream.Collectors.toUnmodifiableMap;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pesewa.prices.ImportedModel;
import dev.pesewa.prices.ImportedModel.ImportedPrice;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads LiteLLM's `model_prices_and_context_window.json`: models by name, with USD per token.
final class LitellmPrices {

    private static final int MILLION = 6;
    private static final int THOUSAND = 3;
    private static final long TIER_UNIT = 1_000;

    /// LiteLLM's fields and our names, in the order in which a price is written.
    private static final List<Map.Entry<String, String>> FIELDS =
            List.of(
                    Map.entry("input_cost_per_token", "in"),
                    Map.entry("cache_read_input_token_cost", "cached"),
                    Map.entry("cache_creation_input_token_cost", "write"),
                    Map.entry("cache_creation_input_token_cost_above_1hr", "write1h"),
                    Map.entry("output_cost_per_token", "out"),
                    Map.entry("input_cost_per_audio_token", "audio"),
                    Map.entry("cache_read_input_audio_token_cost", "cachedaudio"),
                    Map.entry("output_cost_per_audio_token", "audioout"),
                    Map.entry("input_cost_per_image_token", "image"),
                    Map.entry("cache_read_input_image_token_cost", "cachedimage"),
                    Map.entry("output_cost_per_image_token", "imageout"));

    private static final Map<String, String> NAMES =
            FIELDS.stream().collect(toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    private static final Pattern TIER = Pattern.compile("(.+)_above_(\\d+)k_tokens");

    /// A price of one region is another price: `bedrock/us-gov-west-1/…`, `…/1-month-commitment/…`.
    private static final Pattern REGION =
            Pattern.compile("(?:.*/)?(?:[a-z]{2}(?:-gov)?-[a-z]+-\\d|\\d-month-commitment)/.*");

    private LitellmPrices() {}

    static List<ImportedModel> read(JsonNode list) {
        List<ImportedModel> models = new ArrayList<>();
        list.properties()
                .forEach(
                        model -> {
                            String name = model.getKey();
                            boolean isExample = name.equals("sample_spec");
                            if (!isExample && !REGION.matcher(name).matches()) {
                                models.add(model(name, model.getValue()));
                            }
                        });
        return models;
    }

    private static ImportedModel model(String key, JsonNode model) {
        String provider = provider(model.path("litellm_provider").asText());
        String name = name(key, provider);
        return new ImportedModel(
                provider, name, "=", List.of(new ImportedPrice("", price(name, model))));
    }

    /// LiteLLM names a provider's kinds of endpoints apart: `vertex_ai-language-models`.
    private static String provider(String name) {
        String plain = name.replace("text-completion-", "").replace("_chat", "");
        return plain.startsWith("vertex_ai") ? "vertex_ai" : plain;
    }

    /// The provider's own name of the model: `gpt-4o` of `azure/gpt-4o`.
    private static String name(String key, String provider) {
        int slash = key.indexOf('/');
        String first = key.substring(0, Math.max(0, slash));
        boolean isProvider = first.equals(provider) || provider.startsWith(first + "_");
        return slash > 0 && isProvider ? key.substring(slash + 1) : key;
    }

    /// Zero stands for models whose price LiteLLM does not know, unless the name says free.
    private static String price(String name, JsonNode model) {
        Map<String, StringBuilder> parts = new LinkedHashMap<>();
        for (Map.Entry<String, String> field : FIELDS) {
            JsonNode rate = model.path(field.getKey());
            if (rate.isNumber()) {
                parts.put(field.getValue(), new StringBuilder(PriceNumbers.plain(rate, MILLION)));
            }
        }
        boolean isZero = parts.values().stream().allMatch(rate -> rate.toString().equals("0"));
        if (isZero) {
            return !parts.isEmpty() && name.endsWith(":free") ? "free" : "?";
        }
        model.properties().stream()
                .sorted(Comparator.comparingLong(field -> bound(field.getKey())))
                .forEach(field -> addTier(parts, field.getKey(), field.getValue()));
        if (model.path("input_cost_per_request").isNumber()) {
            String requests = PriceNumbers.plain(model.get("input_cost_per_request"), THOUSAND);
            parts.put("requests", new StringBuilder(requests));
        }
        List<String> texts = new ArrayList<>();
        parts.forEach((part, rate) -> texts.add(part + "=" + rate));
        return String.join(" ", texts);
    }

    private static long bound(String field) {
        Matcher tier = TIER.matcher(field);
        return tier.matches() ? Long.parseLong(tier.group(2)) : 0;
    }

    private static void addTier(Map<String, StringBuilder> parts, String field, JsonNode price) {
        Matcher tier = TIER.matcher(field);
        StringBuilder rate =
                tier.matches() ? parts.get(NAMES.getOrDefault(tier.group(1), "")) : null;
        if (rate != null && price.isNumber()) {
            rate.append('>').append(Long.parseLong(tier.group(2)) * TIER_UNIT).append(':');
            rate.append(PriceNumbers.plain(price, MILLION));
        }
    }
}

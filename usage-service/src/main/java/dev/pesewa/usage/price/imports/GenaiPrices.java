package dev.pesewa.usage.price.imports;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pesewa.prices.ImportedModel;
import dev.pesewa.prices.ImportedModel.ImportedPrice;
import dev.pesewa.usage.price.NameRuleJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Reads genai-prices: its `data.json`, which lists providers with their models, and the same facts
/// as one list, `{"models":[{"provider":…,"model":…,"match":…,"versions":[…]}]}`.
final class GenaiPrices {

    private static final Map<String, String> NAMES =
            Map.ofEntries(
                    Map.entry("input_mtok", "in"),
                    Map.entry("cache_read_mtok", "cached"),
                    Map.entry("cache_write_mtok", "write"),
                    Map.entry("cache_write_1h_mtok", "write1h"),
                    Map.entry("output_mtok", "out"),
                    Map.entry("input_audio_mtok", "audio"),
                    Map.entry("cache_audio_read_mtok", "cachedaudio"),
                    Map.entry("output_audio_mtok", "audioout"),
                    Map.entry("input_image_mtok", "image"),
                    Map.entry("output_image_mtok", "imageout"),
                    Map.entry("requests_kcount", "requests"),
                    Map.entry("input", "in"),
                    Map.entry("cachedInput", "cached"),
                    Map.entry("cacheWrite", "write"),
                    Map.entry("output", "out"),
                    Map.entry("audioInput", "audio"),
                    Map.entry("cachedAudioInput", "cachedaudio"),
                    Map.entry("audioOutput", "audioout"),
                    Map.entry("perThousandRequests", "requests"));

    /// No rule of the catalog starts so: the model is counted as not understood.
    private static final String NOT_UNDERSTOOD = "?";

    private GenaiPrices() {}

    static List<ImportedModel> read(JsonNode list) {
        List<ImportedModel> models = new ArrayList<>();
        for (JsonNode model : list.path("models")) {
            models.add(model(model.path("provider").asText(), "model", model, "versions"));
        }
        for (JsonNode provider : list) {
            for (JsonNode model : provider.path("models")) {
                models.add(model(provider.path("id").asText(), "id", model, "prices"));
            }
        }
        return models;
    }

    private static ImportedModel model(
            String provider, String name, JsonNode model, String versions) {
        String id = model.path(name).asText();
        JsonNode prices = model.path(versions);
        List<ImportedPrice> read = new ArrayList<>();
        if (prices.isArray()) {
            prices.forEach(version -> read.add(version(id, version)));
        } else {
            read.add(new ImportedPrice("", price(id, prices)));
        }
        return new ImportedModel(
                provider, id, NameRuleJson.text(model.path("match"), GenaiPrices::one), read);
    }

    private static ImportedPrice version(String id, JsonNode version) {
        JsonNode when = version.has("when") ? version.get("when") : version.path("constraint");
        JsonNode prices =
                version.has("prices") ? version.get("prices") : version.path("usdPerMillionTokens");
        return new ImportedPrice(when(when), price(id, prices));
    }

    private static String when(JsonNode when) {
        List<String> parts = new ArrayList<>();
        if (when.hasNonNull("start_date")) {
            parts.add(when.get("start_date").asText());
        }
        if (when.hasNonNull("start_time")) {
            parts.add(time(when.get("start_time")) + "/" + time(when.path("end_time")));
        }
        return String.join(" ", parts);
    }

    private static String time(JsonNode time) {
        return time.asText().replaceFirst("Z$", "");
    }

    /// A model without any price is free only when its name says so.
    private static String price(String id, JsonNode prices) {
        List<String> parts = new ArrayList<>();
        prices.properties()
                .forEach(
                        price -> {
                            String name = NAMES.get(price.getKey());
                            if (name != null && !price.getValue().isNull()) {
                                parts.add(name + "=" + rate(price.getValue()));
                            }
                        });
        return parts.isEmpty() ? id.endsWith(":free") ? "free" : "?" : String.join(" ", parts);
    }

    private static String rate(JsonNode rate) {
        if (!rate.isObject()) {
            return PriceNumbers.plain(rate);
        }
        var text = new StringBuilder(PriceNumbers.plain(rate.path("base")));
        for (JsonNode tier : rate.path("tiers")) {
            JsonNode above = tier.has("start") ? tier.get("start") : tier.path("aboveTokens");
            text.append('>').append(above.asLong()).append(':');
            text.append(PriceNumbers.plain(tier.path("price")));
        }
        return text.toString();
    }

    private static String one(JsonNode rule) {
        if (rule.size() != 1) {
            return NOT_UNDERSTOOD;
        }
        var field = rule.properties().iterator().next();
        String text = field.getValue().asText();
        if (text.isEmpty() || text.chars().anyMatch(c -> c <= ' ' || c == '&')) {
            return NOT_UNDERSTOOD;
        }
        return switch (field.getKey()) {
            case "equals" -> "=" + text;
            case "starts_with" -> "^" + text;
            case "ends_with" -> "$" + text;
            case "contains" -> "*" + text;
            case "regex" -> "~" + text;
            default -> NOT_UNDERSTOOD;
        };
    }
}

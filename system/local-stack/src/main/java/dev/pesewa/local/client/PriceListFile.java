package dev.pesewa.local.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pesewa.local.LocalException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.regex.Pattern;

/// A public list of model prices in a file or at an address. Descriptions and the like are left
/// out, because a request may hold 1 MB.
public record PriceListFile(String format, JsonNode list) {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final int OK = 200;

    private static final Set<String> NO_PRICES =
            Set.of(
                    "name",
                    "description",
                    "extractors",
                    "price_comments",
                    "pricing_urls",
                    "api_pattern",
                    "model_match",
                    "provider_match",
                    "context_window",
                    "prices_checked",
                    "price_discrepancies");

    private static final Pattern LITELLM_FIELD =
            Pattern.compile(
                    "litellm_provider|input_cost_per_request"
                            + "|(?:input|output)_cost_per_(?:audio_|image_)?token"
                            + "(?:_above_\\d+k_tokens)?"
                            + "|cache_(?:read|creation)_input_(?:audio_|image_)?token_cost"
                            + "(?:_above_1hr)?(?:_above_\\d+k_tokens)?");

    /// `format` empty: by the list's own shape.
    public static PriceListFile read(String source, String format) {
        JsonNode list = parsed(source);
        String found = format.isEmpty() ? format(list) : format;
        return new PriceListFile(found, pruned(found, list));
    }

    private static JsonNode parsed(String source) {
        String text = text(source);
        try {
            return ApiClient.parse(text);
        } catch (LocalException unreadable) {
            throw new LocalException(source + " is no JSON", unreadable);
        }
    }

    private static String text(String source) {
        try {
            return source.matches("https?://.+")
                    ? fetched(URI.create(source))
                    : Files.readString(Path.of(source));
        } catch (IOException unreadable) {
            throw new LocalException(source + " cannot be read: " + unreadable, unreadable);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new LocalException("Interrupted while reading " + source, stopped);
        }
    }

    private static String fetched(URI address) throws IOException, InterruptedException {
        try (HttpClient client =
                HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build()) {
            HttpRequest request = HttpRequest.newBuilder(address).timeout(TIMEOUT).build();
            HttpResponse<String> response =
                    client.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != OK) {
                throw new LocalException(address + " answers " + response.statusCode());
            }
            return response.body();
        }
    }

    /// LiteLLM's list is one object of models; genai-prices lists providers.
    private static String format(JsonNode list) {
        return list.isArray() || list.path("models").isArray() ? "genai-prices" : "litellm";
    }

    private static JsonNode pruned(String format, JsonNode list) {
        if (format.equals("litellm")) {
            list.forEach(PriceListFile::keepPrices);
        } else {
            leaveOut(list);
        }
        return list;
    }

    private static void keepPrices(JsonNode model) {
        if (model instanceof ObjectNode fields) {
            fields.properties().removeIf(field -> !LITELLM_FIELD.matcher(field.getKey()).matches());
        }
    }

    private static void leaveOut(JsonNode node) {
        if (node instanceof ObjectNode fields) {
            fields.remove(NO_PRICES);
        }
        node.forEach(PriceListFile::leaveOut);
    }
}

package dev.pesewa.usage.price.imports;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pesewa.prices.ImportedModel;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// The public price lists that can be read.
public enum PriceListFormat {
    GENAI_PRICES {
        @Override
        List<ImportedModel> read(JsonNode list) {
            return GenaiPrices.read(list);
        }
    },
    LITELLM {
        @Override
        List<ImportedModel> read(JsonNode list) {
            return LitellmPrices.read(list);
        }
    };

    abstract List<ImportedModel> read(JsonNode list);

    /// In requests: `genai-prices`, `litellm`.
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<PriceListFormat> of(String text) {
        return Stream.of(values()).filter(format -> format.text().equals(text)).findFirst();
    }
}

package dev.pesewa.usage.price.imports;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;

/// Numbers of public price lists, which are JSON numbers or texts, as the catalog writes them.
final class PriceNumbers {

    private PriceNumbers() {}

    /// What is no number becomes a text that the catalog refuses.
    static String plain(JsonNode number) {
        return plain(number, 0);
    }

    /// The number with its point moved so many places to the right: USD per token in USD per
    /// million tokens.
    static String plain(JsonNode number, int places) {
        try {
            BigDecimal read =
                    number.isNumber() ? number.decimalValue() : new BigDecimal(number.asText());
            return read.movePointRight(places).stripTrailingZeros().toPlainString();
        } catch (NumberFormatException none) {
            return "?";
        }
    }
}

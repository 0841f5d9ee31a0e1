package dev.pesewa.billing.fx.http;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import dev.pesewa.billing.fx.RateQuote;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/// The JSON document of a live source. A number may be written as text.
record RatePayload(JsonNode root) {

    private static final String DECIMAL = "\\d{1,20}(\\.\\d{1,20})?";
    private static final int ISO_DAY = "2026-11-21".length();

    /// JSON pointers to the rate and to its day, with `{currency}` in place of the code.
    record RatePointers(String rate, @Nullable String date) {

        /// Throws IllegalArgumentException when one of them is no JSON pointer.
        RatePointers {
            pointer(rate, "GHS");
            if (date != null) {
                pointer(date, "GHS");
            }
        }

        private static JsonPointer pointer(String template, String currency) {
            return JsonPointer.compile(template.replace(RateProviderUrl.CURRENCY, currency));
        }
    }

    RateQuote quote(String currency, RatePointers pointers) {
        BigDecimal perUsd = number(root.at(RatePointers.pointer(pointers.rate(), currency)));
        if (perUsd == null) {
            return new RateQuote.Missing(currency, "there is no number where it should be");
        }
        if (pointers.date() == null) {
            return new RateQuote.Quote(currency, perUsd, null);
        }
        LocalDate of = day(root.at(RatePointers.pointer(pointers.date(), currency)));
        return of == null
                ? new RateQuote.Missing(currency, "it does not say of which day")
                : new RateQuote.Quote(currency, perUsd, of);
    }

    private static @Nullable BigDecimal number(JsonNode node) {
        if (node.isTextual() && node.textValue().matches(DECIMAL)) {
            return new BigDecimal(node.textValue());
        }
        return node.isNumber() ? node.decimalValue() : null;
    }

    /// A day or a time of ISO 8601, or seconds since 1970.
    private static @Nullable LocalDate day(JsonNode node) {
        try {
            if (node.isIntegralNumber() && node.canConvertToLong()) {
                return Instant.ofEpochSecond(node.longValue()).atZone(ZoneOffset.UTC).toLocalDate();
            }
            String text = node.isTextual() ? node.textValue() : "";
            return text.length() < ISO_DAY ? null : LocalDate.parse(text.substring(0, ISO_DAY));
        } catch (DateTimeException unreadable) {
            return null;
        }
    }
}

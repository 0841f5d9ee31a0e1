package dev.pesewa.local.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.pesewa.kernel.TokenKind;
import dev.pesewa.local.LocalException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoField;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// What kind of value a field of an event has, and how a value that a file writes as text, such as
/// a cell of CSV, is written for the API. What is no text is left as it is, for the API to judge.
public enum EventField {
    TEXT,
    COUNT,
    FLAG,
    AMOUNT,
    TIME,
    OBJECT;

    /// Every field that the API knows, by name. A test of usage-service holds them against
    /// `EventRequest`, which decides.
    public static final Map<String, EventField> ALL = all();

    /// The second words of fields, which the API understands too.
    static final Map<String, String> ALIASES =
            Map.of(
                    "price", "cost",
                    "responseTimeMs", "durationMs",
                    "errorMessage", "error");

    private static final DateTimeFormatter WITHOUT_ZONE =
            new DateTimeFormatterBuilder()
                    .appendPattern("yyyy-MM-dd['T'][' ']HH:mm[:ss]")
                    .optionalStart()
                    .appendFraction(ChronoField.NANO_OF_SECOND, 1, 9, true)
                    .optionalEnd()
                    .toFormatter(Locale.ROOT);

    private static Map<String, EventField> all() {
        var fields = new TreeMap<String, EventField>();
        List.of("id", "source", "corrects", "clientId", "userId", "feature", "provider", "model")
                .forEach(field -> fields.put(field, TEXT));
        List.of("rawProvider", "tokensUnknown", "currency", "error")
                .forEach(field -> fields.put(field, TEXT));
        TokenKind.ALL.forEach(kind -> fields.put(kind.field(), COUNT));
        fields.put("durationMs", COUNT);
        fields.put("success", FLAG);
        fields.put("cached", FLAG);
        fields.put("cost", AMOUNT);
        fields.put("costUsd", AMOUNT);
        fields.put("occurredAt", TIME);
        fields.put("rawUsage", OBJECT);
        fields.put("attributes", OBJECT);
        return Collections.unmodifiableMap(fields);
    }

    static boolean isEmpty(JsonNode value) {
        return value.isMissingNode()
                || value.isNull()
                || (value.isTextual() && value.asText().isEmpty());
    }

    JsonNode written(String field, JsonNode value) {
        var json = JsonNodeFactory.instance;
        String text = value.asText();
        if (!value.isTextual()) {
            boolean plain = value.isNumber() || value.isBoolean();
            return this == TEXT && plain ? json.textNode(text) : value;
        }
        return switch (this) {
            case TEXT -> value;
            case COUNT -> json.numberNode(count(field, text));
            case FLAG -> json.booleanNode(flag(field, text));
            case AMOUNT -> json.numberNode(amount(field, text));
            case TIME -> json.textNode(time(text).toString());
            case OBJECT -> object(field, text);
        };
    }

    static Instant time(String text) {
        try {
            return text.endsWith("Z") || text.matches(".*[+-]\\d\\d:?\\d\\d$")
                    ? OffsetDateTime.parse(text.replace(' ', 'T')).toInstant()
                    : LocalDateTime.parse(text, WITHOUT_ZONE).toInstant(ZoneOffset.UTC);
        } catch (DateTimeParseException unreadable) {
            throw new LocalException("occurredAt: '" + text + "' is no time");
        }
    }

    private static long count(String field, String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException unreadable) {
            throw new LocalException(field + ": '" + text + "' is no whole number");
        }
    }

    private static BigDecimal amount(String field, String text) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException unreadable) {
            throw new LocalException(field + ": '" + text + "' is no amount");
        }
    }

    private static boolean flag(String field, String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "1", "yes" -> true;
            case "false", "0", "no" -> false;
            default ->
                    throw new LocalException(field + ": '" + text + "' is neither true nor false");
        };
    }

    private static JsonNode object(String field, String text) {
        try {
            return ApiClient.parse(text);
        } catch (LocalException unreadable) {
            throw new LocalException(field + ": '" + text + "' is no JSON object", unreadable);
        }
    }
}

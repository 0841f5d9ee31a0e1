package dev.pesewa.local.client;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
import java.util.Map;
import java.util.Set;

/// Turns a row of a file into an event: which header holds which field, and what is the same for
/// every row. A time without a zone is UTC.
public final class RowMapping {

    private static final Set<String> TEXTS =
            Set.of("clientId", "userId", "feature", "provider", "model", "currency", "error");
    private static final Set<String> COUNTS =
            Set.of(
                    "inputTokens",
                    "cachedInputTokens",
                    "cacheWriteTokens",
                    "outputTokens",
                    "durationMs");
    private static final Set<String> FLAGS = Set.of("success", "cached");
    private static final DateTimeFormatter WITHOUT_ZONE =
            new DateTimeFormatterBuilder()
                    .appendPattern("yyyy-MM-dd['T'][' ']HH:mm[:ss]")
                    .optionalStart()
                    .appendFraction(ChronoField.NANO_OF_SECOND, 1, 9, true)
                    .optionalEnd()
                    .toFormatter(java.util.Locale.ROOT);

    private final Map<String, String> headers;
    private final Map<String, String> constants;

    /// `headers`: field → header in the file; a field that is not named there has its own name.
    public RowMapping(Map<String, String> headers, Map<String, String> constants) {
        this.headers = Map.copyOf(headers);
        this.constants = Map.copyOf(constants);
        headers.keySet().forEach(RowMapping::refuseUnknown);
    }

    private static void refuseUnknown(String field) {
        if (!TEXTS.contains(field)
                && !COUNTS.contains(field)
                && !FLAGS.contains(field)
                && !Set.of("id", "occurredAt", "cost").contains(field)) {
            throw new LocalException("--column " + field + ": an event has no such field.");
        }
    }

    ObjectNode event(Map<String, String> row) {
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        for (String field : TEXTS) {
            String value = value(field, row);
            if (!value.isEmpty()) {
                event.put(field, value);
            }
        }
        for (String field : COUNTS) {
            String value = value(field, row);
            if (!value.isEmpty()) {
                event.put(field, count(field, value));
            }
        }
        for (String field : FLAGS) {
            String value = value(field, row);
            if (!value.isEmpty()) {
                event.put(field, flag(field, value));
            }
        }
        String cost = value("cost", row);
        if (!cost.isEmpty()) {
            event.put("cost", decimal(cost));
        }
        if (headers.containsKey("id")) {
            event.put("id", value("id", row));
        }
        event.put("occurredAt", time(value("occurredAt", row)).toString());
        return event;
    }

    private String value(String field, Map<String, String> row) {
        String header = headers.get(field);
        if (header != null && !row.containsKey(header)) {
            throw new LocalException("there is no column " + header);
        }
        String constant = constants.getOrDefault(field, "");
        String value = row.getOrDefault(header == null ? field : header, "");
        return value.isEmpty() ? constant : value;
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

    private static BigDecimal decimal(String text) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException unreadable) {
            throw new LocalException("cost: '" + text + "' is no amount");
        }
    }

    private static boolean flag(String field, String text) {
        return switch (text.toLowerCase(java.util.Locale.ROOT)) {
            case "true", "1", "yes" -> true;
            case "false", "0", "no" -> false;
            default ->
                    throw new LocalException(field + ": '" + text + "' is neither true nor false");
        };
    }
}

package dev.pesewa.usage.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads the fields of a JSON object strictly: what it cannot use, it says.
final class JsonFields {

    static final int LONGEST_TEXT = 200;
    static final long LARGEST_COUNT = 1_000_000_000L;

    private JsonFields() {}

    static String required(JsonNode node, String field) throws InvalidEventException {
        String value = text(node, field, LONGEST_TEXT);
        if (value == null || value.isBlank()) {
            throw InvalidEventException.malformed(field + ": is needed");
        }
        return value;
    }

    static @Nullable String text(JsonNode node, String field) throws InvalidEventException {
        return text(node, field, LONGEST_TEXT);
    }

    static @Nullable String text(JsonNode node, String field, int longest)
            throws InvalidEventException {
        JsonNode value = node.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isTextual()) {
            throw InvalidEventException.malformed(field + ": a text is expected");
        }
        String text = value.asText();
        if (text.length() > longest) {
            throw InvalidEventException.malformed(field + ": at most " + longest + " characters");
        }
        if (text.indexOf('\u0000') >= 0) {
            throw InvalidEventException.malformed(field + ": holds a NUL character");
        }
        return text;
    }

    /// Texts that fit each by itself may still be too much together.
    static void together(JsonNode node, List<String> fields, int mostBytes)
            throws InvalidEventException {
        int bytes = 0;
        for (String field : fields) {
            bytes += node.path(field).asText().getBytes(StandardCharsets.UTF_8).length;
        }
        if (bytes > mostBytes) {
            throw InvalidEventException.malformed(
                    String.join(", ", fields) + ": together at most " + mostBytes + " bytes");
        }
    }

    /// 0 when it is missing.
    static long count(JsonNode node, String field) throws InvalidEventException {
        JsonNode value = node.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return 0;
        }
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw InvalidEventException.malformed(field + ": a whole number is expected");
        }
        long count = value.asLong();
        if (count < 0 || count > LARGEST_COUNT) {
            throw InvalidEventException.malformed(field + ": between 0 and " + LARGEST_COUNT);
        }
        return count;
    }

    static boolean flag(JsonNode node, String field, boolean otherwise)
            throws InvalidEventException {
        JsonNode value = node.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return otherwise;
        }
        if (!value.isBoolean()) {
            throw InvalidEventException.malformed(field + ": true or false is expected");
        }
        return value.asBoolean();
    }

    static @Nullable Instant instant(JsonNode node, String field) throws InvalidEventException {
        String text = text(node, field, LONGEST_TEXT);
        if (text == null) {
            return null;
        }
        try {
            return text.endsWith("Z")
                    ? Instant.parse(text)
                    : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException unreadable) {
            throw InvalidEventException.malformed(
                    field + ": a time such as 2026-09-01T10:00:00Z is expected");
        }
    }
}

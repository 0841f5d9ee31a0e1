package dev.pesewa.usage.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pesewa.kernel.event.UsageRecorded;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads one event strictly: what it does not know or cannot use, it says.
public final class EventReader {

    public static final int LONGEST_TEXT = 200;
    public static final int LONGEST_ERROR = 1_000;
    public static final int MOST_ATTRIBUTES = 20;
    public static final long MOST_TOKENS = 1_000_000_000L;

    private static final BigDecimal MOST_COST = BigDecimal.valueOf(1_000_000);
    private static final int COST_DECIMALS = 12;
    private static final Duration AHEAD = Duration.ofHours(24);
    private static final Instant EARLIEST = Instant.parse("2015-01-01T00:00:00Z");
    private static final Set<String> FIELDS =
            Set.of(
                    "id",
                    "clientId",
                    "userId",
                    "feature",
                    "provider",
                    "model",
                    "inputTokens",
                    "cachedInputTokens",
                    "cacheWriteTokens",
                    "outputTokens",
                    "cost",
                    "currency",
                    "durationMs",
                    "success",
                    "error",
                    "cached",
                    "occurredAt",
                    "attributes");

    private final Instant now;

    public EventReader(Instant now) {
        this.now = now;
    }

    /// What is wrong with the event.
    public static final class Unusable extends Exception {

        private static final long serialVersionUID = 1L;
        private final transient Rejection rejection;

        Unusable(Rejection rejection) {
            super(rejection.detail());
            this.rejection = rejection;
        }

        public Rejection rejection() {
            return rejection;
        }
    }

    /// A plain event, or a CloudEvent when it has a `specversion`.
    public NewEvent read(JsonNode node) throws Unusable {
        if (!node.isObject()) {
            throw malformed("an event is a JSON object");
        }
        return node.has("specversion") ? cloudEvent(node) : event(node, Envelope.NONE);
    }

    private record Envelope(String source, @Nullable String id, @Nullable Instant time) {
        static final Envelope NONE = new Envelope(UsageRecorded.DEFAULT_SOURCE, null, null);
    }

    private NewEvent cloudEvent(JsonNode node) throws Unusable {
        if (!"1.0".equals(text(node, "specversion", LONGEST_TEXT))) {
            throw malformed("specversion: only 1.0 is understood");
        }
        String type = required(node, "type");
        if (!type.equals("usage.recorded") && !type.equals(UsageRecorded.TYPE)) {
            throw malformed("type: " + UsageRecorded.TYPE + " is expected");
        }
        String time = text(node, "time", LONGEST_TEXT);
        var envelope =
                new Envelope(
                        required(node, "source"),
                        required(node, "id"),
                        time == null ? null : instant("time", time));
        JsonNode data = node.path("data");
        if (!data.isObject()) {
            throw malformed("data: the event's fields are expected here");
        }
        return event(data, envelope);
    }

    private NewEvent event(JsonNode node, Envelope envelope) throws Unusable {
        refuseUnknownFields(node);
        String time = text(node, "occurredAt", LONGEST_TEXT);
        Instant occurredAt = time == null ? envelope.time() : instant("occurredAt", time);
        String id = envelope.id() == null ? required(node, "id") : envelope.id();
        return new NewEvent(
                envelope.source(),
                id,
                required(node, "clientId"),
                text(node, "userId", LONGEST_TEXT),
                text(node, "feature", LONGEST_TEXT),
                text(node, "provider", LONGEST_TEXT),
                text(node, "model", LONGEST_TEXT),
                count(node, "inputTokens"),
                count(node, "cachedInputTokens"),
                count(node, "cacheWriteTokens"),
                count(node, "outputTokens"),
                cost(node),
                node.hasNonNull("durationMs") ? count(node, "durationMs") : null,
                flag(node, "success", true),
                text(node, "error", LONGEST_ERROR),
                flag(node, "cached", false),
                occurredAt == null ? now : plausible(occurredAt),
                attributes(node));
    }

    private static void refuseUnknownFields(JsonNode node) throws Unusable {
        for (var field : node.properties()) {
            if (!FIELDS.contains(field.getKey())) {
                String name = field.getKey().length() > 40 ? "a field" : field.getKey();
                throw malformed(name + ": an event has no such field");
            }
        }
    }

    private static String required(JsonNode node, String field) throws Unusable {
        String value = text(node, field, LONGEST_TEXT);
        if (value == null || value.isBlank()) {
            throw malformed(field + ": is needed");
        }
        return value;
    }

    private static @Nullable String text(JsonNode node, String field, int longest) throws Unusable {
        JsonNode value = node.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isTextual()) {
            throw malformed(field + ": a text is expected");
        }
        String text = value.asText();
        if (text.length() > longest) {
            throw malformed(field + ": at most " + longest + " characters");
        }
        if (text.indexOf('\u0000') >= 0) {
            throw malformed(field + ": holds a NUL character");
        }
        return text;
    }

    private static long count(JsonNode node, String field) throws Unusable {
        JsonNode value = node.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return 0;
        }
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw malformed(field + ": a whole number is expected");
        }
        long count = value.asLong();
        if (count < 0 || count > MOST_TOKENS) {
            throw malformed(field + ": between 0 and " + MOST_TOKENS);
        }
        return count;
    }

    private static @Nullable BigDecimal cost(JsonNode node) throws Unusable {
        String currency = text(node, "currency", LONGEST_TEXT);
        JsonNode value = node.path("cost");
        if (currency != null && !currency.equals("USD")) {
            throw new Unusable(
                    new Rejection(
                            "currency-unsupported",
                            "currency: costs are kept in USD; convert before you send"));
        }
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        BigDecimal cost = decimal(value);
        if (cost.signum() < 0
                || cost.compareTo(MOST_COST) > 0
                || cost.stripTrailingZeros().scale() > COST_DECIMALS) {
            throw malformed("cost: between 0 and 1000000 with at most 12 decimals");
        }
        return cost;
    }

    private static BigDecimal decimal(JsonNode value) throws Unusable {
        if (value.isNumber() && value.decimalValue().scale() > -10) {
            return value.decimalValue();
        }
        if (value.isTextual() && value.asText().matches("\\d{1,7}(\\.\\d{1,12})?")) {
            return new BigDecimal(value.asText());
        }
        throw malformed("cost: an amount is expected");
    }

    private static boolean flag(JsonNode node, String field, boolean otherwise) throws Unusable {
        JsonNode value = node.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return otherwise;
        }
        if (!value.isBoolean()) {
            throw malformed(field + ": true or false is expected");
        }
        return value.asBoolean();
    }

    private static Instant instant(String field, String text) throws Unusable {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException unreadable) {
            throw malformed(field + ": a time such as 2026-09-01T10:00:00Z is expected");
        }
    }

    private Instant plausible(Instant time) throws Unusable {
        if (time.isAfter(now.plus(AHEAD))) {
            throw new Unusable(
                    new Rejection("too-far-ahead", "occurredAt: more than 24 hours in the future"));
        }
        if (time.isBefore(EARLIEST)) {
            throw malformed("occurredAt: before 2015");
        }
        return time;
    }

    private static Map<String, String> attributes(JsonNode node) throws Unusable {
        JsonNode value = node.path("attributes");
        if (value.isMissingNode() || value.isNull()) {
            return Map.of();
        }
        if (!value.isObject() || value.size() > MOST_ATTRIBUTES) {
            throw malformed("attributes: an object of at most " + MOST_ATTRIBUTES + " values");
        }
        Map<String, String> attributes = new HashMap<>();
        for (var field : value.properties()) {
            JsonNode one = field.getValue();
            String text = one.asText();
            if (!one.isValueNode()
                    || text.length() > LONGEST_TEXT
                    || field.getKey().length() > LONGEST_TEXT
                    || (text + field.getKey()).indexOf('\u0000') >= 0) {
                throw malformed("attributes: plain values of at most 200 characters");
            }
            attributes.put(field.getKey(), text);
        }
        return attributes;
    }

    private static Unusable malformed(String detail) {
        return new Unusable(Rejection.malformed(detail));
    }
}

package dev.pesewa.usage.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pesewa.kernel.Money;
import dev.pesewa.kernel.WellFormedText;
import dev.pesewa.kernel.event.UsageRecorded.ModelCall;
import dev.pesewa.kernel.event.UsageRecorded.Subject;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The values of a request's fields, checked beyond what its annotations say.
final class EventValues {

    static final String ATTRIBUTES_EXPECTED =
            "attributes: an object of at most %d plain values of at most %d characters"
                    .formatted(EventRequest.MOST_ATTRIBUTES, EventRequest.LONGEST_TEXT);

    private static final BigDecimal MOST_COST = BigDecimal.valueOf(1_000_000);
    private static final int COST_DECIMALS = 12;

    /// Of what hourly sums are kept by. An index takes no more than some 2,700 bytes of an entry.
    private static final int MOST_KEY_BYTES = 2_000;

    private static final int MOST_BYTES_OF_A_CHARACTER = 3;

    private EventValues() {}

    /// An empty text is one that was not sent, as in a file of CSV.
    static @Nullable String given(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text;
    }

    static String needed(String field, @Nullable String value) throws InvalidEventException {
        if (value == null || value.isBlank()) {
            throw InvalidEventException.malformed(field + ": is needed");
        }
        if (value.length() > EventRequest.LONGEST_TEXT) {
            throw InvalidEventException.malformed(
                    field + ": at most " + EventRequest.LONGEST_TEXT + " characters");
        }
        return value;
    }

    /// Control characters are left to those who keep more by the source than the event.
    static String source(String source) throws InvalidEventException {
        if (source.isBlank() || source.chars().anyMatch(Character::isISOControl)) {
            throw InvalidEventException.malformed(
                    "source: a text without control characters is expected");
        }
        return source;
    }

    /// Texts that fit each by itself may still be too much together.
    static void checkKeys(Subject subject, ModelCall call) throws InvalidEventException {
        String keys =
                given(subject.clientId(), subject.userId())
                        + given(subject.feature(), null)
                        + given(call.provider(), call.model());
        if (keys.length() * MOST_BYTES_OF_A_CHARACTER > MOST_KEY_BYTES
                && keys.getBytes(StandardCharsets.UTF_8).length > MOST_KEY_BYTES) {
            throw InvalidEventException.malformed(
                    "clientId, userId, feature, provider, model: together at most "
                            + MOST_KEY_BYTES
                            + " bytes");
        }
    }

    private static String given(@Nullable String text, @Nullable String other) {
        return (text == null ? "" : text) + (other == null ? "" : other);
    }

    /// What the event says it cost: the one place that reads `cost` and `costUsd`.
    static @Nullable BigDecimal cost(EventRequest event) throws InvalidEventException {
        BigDecimal usd = event.costUsd();
        if (usd != null && event.cost() != null) {
            throw InvalidEventException.malformed(
                    "costUsd: means the same as cost; send one of them");
        }
        BigDecimal cost = usd == null ? event.cost() : usd;
        if (cost != null
                && (cost.signum() < 0
                        || cost.compareTo(MOST_COST) > 0
                        || cost.stripTrailingZeros().scale() > COST_DECIMALS)) {
            throw InvalidEventException.malformed(
                    (usd == null ? "cost" : "costUsd")
                            + ": between 0 and 1000000 with at most 12 decimals");
        }
        return cost;
    }

    /// Of the cost; null for the workspace's.
    static @Nullable String currency(EventRequest event) throws InvalidEventException {
        String currency = given(event.currency());
        if (currency != null && !Money.isCode(currency)) {
            throw InvalidEventException.malformed(
                    "currency: three capital letters of ISO 4217 are expected");
        }
        if (event.costUsd() == null) {
            return currency;
        }
        if (currency != null && !currency.equals(Money.USD)) {
            throw InvalidEventException.malformed("currency: costUsd is in USD");
        }
        return Money.USD;
    }

    static Instant time(String field, String written) throws InvalidEventException {
        try {
            return written.endsWith("Z")
                    ? Instant.parse(written)
                    : OffsetDateTime.parse(written).toInstant();
        } catch (DateTimeParseException unreadable) {
            throw InvalidEventException.malformed(
                    field + ": a time such as 2026-09-01T10:00:00Z is expected");
        }
    }

    static Map<String, String> attributes(EventRequest event) throws InvalidEventException {
        Map<String, JsonNode> sent = event.attributes();
        if (sent == null || sent.isEmpty()) {
            return Map.of();
        }
        if (sent.size() > EventRequest.MOST_ATTRIBUTES) {
            throw InvalidEventException.malformed(ATTRIBUTES_EXPECTED);
        }
        Map<String, String> attributes = new HashMap<>();
        for (Map.Entry<String, JsonNode> each : sent.entrySet()) {
            String text = each.getValue().asText();
            if (!each.getValue().isValueNode()
                    || text.length() > EventRequest.LONGEST_TEXT
                    || each.getKey().length() > EventRequest.LONGEST_TEXT) {
                throw InvalidEventException.malformed(ATTRIBUTES_EXPECTED);
            }
            attributes.put(wellFormed(each.getKey()), wellFormed(text));
        }
        return attributes;
    }

    private static String wellFormed(String text) throws InvalidEventException {
        String fault = WellFormedText.fault(text);
        if (fault != null) {
            throw InvalidEventException.malformed("attributes: a text " + fault);
        }
        return text;
    }
}

package dev.pesewa.usage.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pesewa.kernel.event.UsageRecorded;
import dev.pesewa.prices.TokenCounts;
import dev.pesewa.prices.TokenCounts.Audio;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads one event strictly: what it does not know or cannot use, it says.
public final class EventReader {

    public static final int LONGEST_ERROR = 1_000;
    public static final int MOST_ATTRIBUTES = 20;

    private static final BigDecimal MOST_COST = BigDecimal.valueOf(1_000_000);
    private static final int COST_DECIMALS = 12;
    private static final Duration AHEAD = Duration.ofHours(24);
    private static final Instant EARLIEST = Instant.parse("2015-01-01T00:00:00Z");
    private static final Set<String> COUNTS =
            Set.of(
                    "inputTokens",
                    "cachedInputTokens",
                    "cacheWriteTokens",
                    "outputTokens",
                    "audioInputTokens",
                    "cachedAudioInputTokens",
                    "audioOutputTokens");
    private static final Set<String> OTHERS =
            Set.of(
                    "id",
                    "corrects",
                    "clientId",
                    "userId",
                    "feature",
                    "provider",
                    "model",
                    "rawUsage",
                    "rawProvider",
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

    /// The fields that an event may have.
    public static Set<String> fields() {
        return Stream.concat(COUNTS.stream(), OTHERS.stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /// A plain event, or a CloudEvent when it has a `specversion`.
    public NewEvent read(JsonNode node) throws Unusable {
        if (!node.isObject()) {
            throw Unusable.malformed("an event is a JSON object");
        }
        return node.has("specversion") ? cloudEvent(node) : event(node, Envelope.NONE);
    }

    /// What hourly sums are kept by. An index takes no more than some 2,700 bytes of an entry.
    private static final List<String> KEYS =
            List.of("clientId", "userId", "feature", "provider", "model");

    private static final int MOST_KEY_BYTES = 2_000;

    private record Envelope(String source, @Nullable String id, @Nullable Instant time) {
        static final Envelope NONE = new Envelope(UsageRecorded.DEFAULT_SOURCE, null, null);
    }

    private NewEvent cloudEvent(JsonNode node) throws Unusable {
        if (!"1.0".equals(Fields.text(node, "specversion"))) {
            throw Unusable.malformed("specversion: only 1.0 is understood");
        }
        String type = Fields.required(node, "type");
        if (!type.equals("usage.recorded") && !type.equals(UsageRecorded.TYPE)) {
            throw Unusable.malformed("type: " + UsageRecorded.TYPE + " is expected");
        }
        var envelope =
                new Envelope(
                        source(node), Fields.required(node, "id"), Fields.instant(node, "time"));
        JsonNode data = node.path("data");
        if (!data.isObject()) {
            throw Unusable.malformed("data: the event's fields are expected here");
        }
        return event(data, envelope);
    }

    /// Control characters are left to those who keep more by the source than the event.
    private static String source(JsonNode node) throws Unusable {
        String source = Fields.required(node, "source");
        if (source.chars().anyMatch(Character::isISOControl)) {
            throw Unusable.malformed("source: holds a control character");
        }
        return source;
    }

    private NewEvent event(JsonNode node, Envelope envelope) throws Unusable {
        refuseUnknownFields(node);
        Instant time = Fields.instant(node, "occurredAt");
        Instant occurredAt = time == null ? envelope.time() : time;
        String id = envelope.id() == null ? Fields.required(node, "id") : envelope.id();
        String provider = Fields.text(node, "provider");
        Fields.together(node, KEYS, MOST_KEY_BYTES);
        return new NewEvent(
                envelope.source(),
                id,
                corrects(node, id),
                Fields.required(node, "clientId"),
                Fields.text(node, "userId"),
                Fields.text(node, "feature"),
                provider == null ? RawUsage.provider(Fields.text(node, "rawProvider")) : provider,
                Fields.text(node, "model"),
                tokens(node),
                cost(node),
                node.hasNonNull("durationMs") ? Fields.count(node, "durationMs") : null,
                Fields.flag(node, "success", true),
                Fields.text(node, "error", LONGEST_ERROR),
                Fields.flag(node, "cached", false),
                occurredAt == null ? now : plausible(occurredAt),
                attributes(node));
    }

    private static void refuseUnknownFields(JsonNode node) throws Unusable {
        for (var field : node.properties()) {
            if (!OTHERS.contains(field.getKey()) && !COUNTS.contains(field.getKey())) {
                String name = field.getKey().length() > 40 ? "a field" : field.getKey();
                throw Unusable.malformed(name + ": an event has no such field");
            }
        }
    }

    private static @Nullable String corrects(JsonNode node, String id) throws Unusable {
        String corrected = Fields.text(node, "corrects");
        if (corrected != null && (corrected.isBlank() || corrected.equals(id))) {
            throw Unusable.malformed("corrects: the id of an earlier event is expected");
        }
        return corrected;
    }

    private static TokenCounts tokens(JsonNode node) throws Unusable {
        if (node.hasNonNull("rawUsage")) {
            for (String count : COUNTS) {
                if (node.has(count)) {
                    throw Unusable.malformed(count + ": send either rawUsage or token counts");
                }
            }
            return RawUsage.read(node.path("rawUsage"), Fields.text(node, "rawProvider"));
        }
        return new TokenCounts(
                Fields.count(node, "inputTokens"),
                Fields.count(node, "cachedInputTokens"),
                Fields.count(node, "cacheWriteTokens"),
                Fields.count(node, "outputTokens"),
                new Audio(
                        Fields.count(node, "audioInputTokens"),
                        Fields.count(node, "cachedAudioInputTokens"),
                        Fields.count(node, "audioOutputTokens")));
    }

    private static @Nullable BigDecimal cost(JsonNode node) throws Unusable {
        String currency = Fields.text(node, "currency");
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
            throw Unusable.malformed("cost: between 0 and 1000000 with at most 12 decimals");
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
        throw Unusable.malformed("cost: an amount is expected");
    }

    private Instant plausible(Instant time) throws Unusable {
        if (time.isAfter(now.plus(AHEAD))) {
            throw new Unusable(
                    new Rejection("too-far-ahead", "occurredAt: more than 24 hours in the future"));
        }
        if (time.isBefore(EARLIEST)) {
            throw Unusable.malformed("occurredAt: before 2015");
        }
        return time;
    }

    private static Map<String, String> attributes(JsonNode node) throws Unusable {
        JsonNode value = node.path("attributes");
        if (value.isMissingNode() || value.isNull()) {
            return Map.of();
        }
        if (!value.isObject() || value.size() > MOST_ATTRIBUTES) {
            throw Unusable.malformed(
                    "attributes: an object of at most " + MOST_ATTRIBUTES + " values");
        }
        Map<String, String> attributes = new HashMap<>();
        for (var field : value.properties()) {
            JsonNode one = field.getValue();
            String text = one.asText();
            if (!one.isValueNode()
                    || text.length() > Fields.LONGEST_TEXT
                    || field.getKey().length() > Fields.LONGEST_TEXT
                    || (text + field.getKey()).indexOf('\u0000') >= 0) {
                throw Unusable.malformed("attributes: plain values of at most 200 characters");
            }
            attributes.put(field.getKey(), text);
        }
        return attributes;
    }
}

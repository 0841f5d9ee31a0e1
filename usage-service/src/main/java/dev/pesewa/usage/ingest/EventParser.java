package dev.pesewa.usage.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pesewa.kernel.TokenKind;
import dev.pesewa.kernel.Tokens;
import dev.pesewa.kernel.event.UsageRecorded;
import dev.pesewa.kernel.event.UsageRecorded.ModelCall;
import dev.pesewa.kernel.event.UsageRecorded.Origin;
import dev.pesewa.kernel.event.UsageRecorded.Subject;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads one event strictly: what it does not know or cannot use, it says.
public final class EventParser {

    public static final int LONGEST_ERROR = 1_000;
    public static final int MOST_ATTRIBUTES = 20;

    private static final BigDecimal MOST_COST = BigDecimal.valueOf(1_000_000);
    private static final int COST_DECIMALS = 12;
    private static final Duration AHEAD = Duration.ofHours(24);
    private static final Instant EARLIEST = Instant.parse("2015-01-01T00:00:00Z");
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

    private final UUID workspace;
    private final Instant now;

    public EventParser(UUID workspace, Instant now) {
        this.workspace = workspace;
        this.now = now;
    }

    /// The fields that an event may have.
    public static Set<String> fields() {
        return Stream.concat(TokenKind.ALL.stream().map(TokenKind::field), OTHERS.stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /// A plain event, or a CloudEvent when it has a `specversion`.
    public IncomingEvent read(JsonNode node) throws InvalidEventException {
        if (!node.isObject()) {
            throw InvalidEventException.malformed("an event is a JSON object");
        }
        return node.has("specversion") ? cloudEvent(node) : event(node, EventEnvelope.NONE);
    }

    /// What hourly sums are kept by. An index takes no more than some 2,700 bytes of an entry.
    private static final List<String> KEYS =
            List.of("clientId", "userId", "feature", "provider", "model");

    private static final int MOST_KEY_BYTES = 2_000;

    private record EventEnvelope(String source, @Nullable String id, @Nullable Instant time) {
        static final EventEnvelope NONE =
                new EventEnvelope(UsageRecorded.DEFAULT_SOURCE, null, null);
    }

    private IncomingEvent cloudEvent(JsonNode node) throws InvalidEventException {
        if (!"1.0".equals(JsonFields.text(node, "specversion"))) {
            throw InvalidEventException.malformed("specversion: only 1.0 is understood");
        }
        String type = JsonFields.required(node, "type");
        if (!type.equals("usage.recorded") && !type.equals(UsageRecorded.TYPE)) {
            throw InvalidEventException.malformed("type: " + UsageRecorded.TYPE + " is expected");
        }
        var envelope =
                new EventEnvelope(
                        source(node),
                        JsonFields.required(node, "id"),
                        JsonFields.instant(node, "time"));
        JsonNode data = node.path("data");
        if (!data.isObject()) {
            throw InvalidEventException.malformed("data: the event's fields are expected here");
        }
        return event(data, envelope);
    }

    /// Control characters are left to those who keep more by the source than the event.
    private static String source(JsonNode node) throws InvalidEventException {
        String source = JsonFields.required(node, "source");
        if (source.chars().anyMatch(Character::isISOControl)) {
            throw InvalidEventException.malformed("source: holds a control character");
        }
        return source;
    }

    private IncomingEvent event(JsonNode node, EventEnvelope envelope)
            throws InvalidEventException {
        refuseUnknownFields(node);
        Instant time = JsonFields.instant(node, "occurredAt");
        Instant occurredAt = time == null ? envelope.time() : time;
        String id = envelope.id() == null ? JsonFields.required(node, "id") : envelope.id();
        String provider = JsonFields.text(node, "provider");
        JsonFields.together(node, KEYS, MOST_KEY_BYTES);
        return new IncomingEvent(
                new Origin(workspace, envelope.source(), id, corrects(node, id), false),
                new Subject(
                        JsonFields.required(node, "clientId"),
                        JsonFields.text(node, "userId"),
                        JsonFields.text(node, "feature")),
                new ModelCall(
                        provider == null
                                ? ProviderUsageParser.provider(JsonFields.text(node, "rawProvider"))
                                : provider,
                        JsonFields.text(node, "model"),
                        tokens(node),
                        result(node)),
                cost(node),
                occurredAt == null ? now : plausible(occurredAt),
                attributes(node));
    }

    private static ModelCall.CallResult result(JsonNode node) throws InvalidEventException {
        return new ModelCall.CallResult(
                node.hasNonNull("durationMs") ? JsonFields.count(node, "durationMs") : null,
                JsonFields.flag(node, "success", true),
                JsonFields.text(node, "error", LONGEST_ERROR),
                JsonFields.flag(node, "cached", false));
    }

    private static void refuseUnknownFields(JsonNode node) throws InvalidEventException {
        for (var field : node.properties()) {
            if (!OTHERS.contains(field.getKey()) && TokenKind.ofField(field.getKey()).isEmpty()) {
                String name = field.getKey().length() > 40 ? "a field" : field.getKey();
                throw InvalidEventException.malformed(name + ": an event has no such field");
            }
        }
    }

    private static @Nullable String corrects(JsonNode node, String id)
            throws InvalidEventException {
        String corrected = JsonFields.text(node, "corrects");
        if (corrected != null && (corrected.isBlank() || corrected.equals(id))) {
            throw InvalidEventException.malformed(
                    "corrects: the id of an earlier event is expected");
        }
        return corrected;
    }

    private static Tokens tokens(JsonNode node) throws InvalidEventException {
        if (node.hasNonNull("rawUsage")) {
            for (TokenKind kind : TokenKind.ALL) {
                if (node.has(kind.field())) {
                    throw InvalidEventException.malformed(
                            kind.field() + ": send either rawUsage or token counts");
                }
            }
            return ProviderUsageParser.read(
                    node.path("rawUsage"), JsonFields.text(node, "rawProvider"));
        }
        Map<TokenKind, Long> counts = new EnumMap<>(TokenKind.class);
        for (TokenKind kind : TokenKind.ALL) {
            counts.put(kind, JsonFields.count(node, kind.field()));
        }
        return Tokens.of(kind -> counts.getOrDefault(kind, 0L));
    }

    private static @Nullable BigDecimal cost(JsonNode node) throws InvalidEventException {
        String currency = JsonFields.text(node, "currency");
        JsonNode value = node.path("cost");
        if (currency != null && !currency.equals("USD")) {
            throw new InvalidEventException(
                    new EventRejection(
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
            throw InvalidEventException.malformed(
                    "cost: between 0 and 1000000 with at most 12 decimals");
        }
        return cost;
    }

    private static BigDecimal decimal(JsonNode value) throws InvalidEventException {
        if (value.isNumber() && value.decimalValue().scale() > -10) {
            return value.decimalValue();
        }
        if (value.isTextual() && value.asText().matches("\\d{1,7}(\\.\\d{1,12})?")) {
            return new BigDecimal(value.asText());
        }
        throw InvalidEventException.malformed("cost: an amount is expected");
    }

    private Instant plausible(Instant time) throws InvalidEventException {
        if (time.isAfter(now.plus(AHEAD))) {
            throw new InvalidEventException(
                    new EventRejection(
                            "too-far-ahead", "occurredAt: more than 24 hours in the future"));
        }
        if (time.isBefore(EARLIEST)) {
            throw InvalidEventException.malformed("occurredAt: before 2015");
        }
        return time;
    }

    private static Map<String, String> attributes(JsonNode node) throws InvalidEventException {
        JsonNode value = node.path("attributes");
        if (value.isMissingNode() || value.isNull()) {
            return Map.of();
        }
        if (!value.isObject() || value.size() > MOST_ATTRIBUTES) {
            throw InvalidEventException.malformed(
                    "attributes: an object of at most " + MOST_ATTRIBUTES + " values");
        }
        Map<String, String> attributes = new HashMap<>();
        for (var field : value.properties()) {
            JsonNode one = field.getValue();
            String text = one.asText();
            if (!one.isValueNode()
                    || text.length() > JsonFields.LONGEST_TEXT
                    || field.getKey().length() > JsonFields.LONGEST_TEXT
                    || (text + field.getKey()).indexOf('\u0000') >= 0) {
                throw InvalidEventException.malformed(
                        "attributes: plain values of at most 200 characters");
            }
            attributes.put(field.getKey(), text);
        }
        return attributes;
    }
}

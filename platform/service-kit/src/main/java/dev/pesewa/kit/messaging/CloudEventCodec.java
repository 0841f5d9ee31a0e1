package dev.pesewa.kit.messaging;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/// Writes and reads the envelope of every record. Reading ignores fields it does not know, because
/// fields are only ever added; writing is byte for byte the same for the same event. What
/// has no value is left out.
public final class CloudEventCodec {

    private static final String SOURCE = "pesewa";

    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .addModule(new JavaTimeModule())
                    .addModule(UsageRecordedJson.module())
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .defaultPropertyInclusion(
                            JsonInclude.Value.construct(
                                    JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .configure(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN, true)
                    .build();

    private CloudEventCodec() {}

    public static String write(String type, String id, UUID workspace, Instant time, Object data) {
        return json(
                new Envelope(
                        "1.0",
                        id,
                        SOURCE,
                        type,
                        workspace.toString(),
                        time,
                        "application/json",
                        data));
    }

    /// The event alone, without its envelope.
    public static String json(Object data) {
        try {
            return JSON.writeValueAsString(data);
        } catch (JsonProcessingException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /// What `json` wrote.
    public static <T> T parse(String json, Class<T> type) {
        try {
            return JSON.readValue(json, type);
        } catch (JsonProcessingException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /// Throws `UncheckedIOException` for what is no CloudEvent.
    public static CloudEvent read(byte[] value) {
        try (JsonParser parser = JSON.createParser(value)) {
            Map<String, String> attributes = new HashMap<>();
            CloudEvent.EventData data = null;
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("No object");
            }
            for (String name = parser.nextFieldName();
                    name != null;
                    name = parser.nextFieldName()) {
                if (parser.nextToken() == JsonToken.VALUE_STRING) {
                    attributes.put(name, parser.getText());
                    continue;
                }
                int from = Math.toIntExact(parser.currentTokenLocation().getByteOffset());
                parser.skipChildren();
                if (name.equals("data")) {
                    int until = Math.toIntExact(parser.currentLocation().getByteOffset());
                    data = new CloudEvent.EventData(value, from, until - from);
                }
            }
            return new CloudEvent(
                    required(attributes, "id"),
                    required(attributes, "source"),
                    required(attributes, "type"),
                    required(attributes, "subject"),
                    Instant.parse(required(attributes, "time")),
                    Objects.requireNonNull(data, "data"));
        } catch (IOException | RuntimeException unreadable) {
            String start = new String(value, StandardCharsets.UTF_8);
            throw new UncheckedIOException(
                    new IOException(
                            "Not a CloudEvent: " + start.substring(0, Math.min(80, start.length())),
                            unreadable));
        }
    }

    private static String required(Map<String, String> attributes, String name) {
        return Objects.requireNonNull(attributes.get(name), name);
    }

    public static <T> T data(CloudEvent event, Class<T> type) {
        try {
            return event.data().read(JSON, type);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /// The data of those events that are of one type, in their order.
    public static <T> List<T> dataOf(List<CloudEvent> events, String type, Class<T> as) {
        return events.stream()
                .filter(event -> event.type().equals(type))
                .map(event -> data(event, as))
                .toList();
    }

    private record Envelope(
            String specversion,
            String id,
            String source,
            String type,
            String subject,
            Instant time,
            String datacontenttype,
            Object data) {}
}

package dev.pesewa.kit.messaging;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import dev.pesewa.kernel.Money;
import dev.pesewa.kernel.TokenKind;
import dev.pesewa.kernel.Tokens;
import dev.pesewa.kernel.event.UsageRecorded;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The flat JSON of a nested `UsageRecorded`, as `contracts/events` shows it. Written by hand,
/// because a field for each kind of token is made from `TokenKind`, and because these are most of
/// all events: Jackson's `@JsonUnwrapped` reads them with a detour over a buffer (ADR 11).
///
/// Tokens of text and images stand beside the other fields, those of sound in `audio`, where
/// `AUDIO_INPUT` is called `input`. Kinds that the first version did not know are written when
/// there are any.
final class UsageRecordedJson {

    private static final Set<TokenKind> ALWAYS_WRITTEN =
            EnumSet.of(
                    TokenKind.INPUT,
                    TokenKind.CACHED_INPUT,
                    TokenKind.CACHE_WRITE,
                    TokenKind.OUTPUT);

    private static final Set<TokenKind> BESIDE_OTHER_FIELDS =
            EnumSet.complementOf(EnumSet.copyOf(TokenKind.AUDIO));

    private UsageRecordedJson() {}

    static SimpleModule module() {
        return new SimpleModule()
                .addSerializer(UsageRecorded.class, new Writer())
                .addDeserializer(UsageRecorded.class, new UsageRecordedReader());
    }

    private static final class Writer extends JsonSerializer<UsageRecorded> {

        @Override
        public void serialize(UsageRecorded event, JsonGenerator json, SerializerProvider provider)
                throws IOException {
            UsageRecorded.ModelCall call = event.call();
            UsageRecorded.ModelCall.CallResult result = call.result();
            json.writeStartObject();
            json.writeStringField("workspaceId", event.workspaceId().toString());
            json.writeStringField("source", event.source());
            json.writeStringField("id", event.id());
            text(json, "clientId", event.clientId());
            text(json, "userId", event.subject().userId());
            text(json, "feature", event.subject().feature());
            text(json, "provider", call.provider());
            text(json, "model", call.model());
            tokens(json, call.tokens());
            BigDecimal usd = event.cost().usd();
            if (usd != null) {
                json.writeNumberField("costUsd", usd);
            }
            json.writeStringField("pricing", event.cost().pricing());
            Money given = event.cost().given();
            if (given != null) {
                json.writeNumberField("givenCost", given.amount());
                json.writeStringField("givenCurrency", given.currency());
            }
            Long durationMs = result.durationMs();
            if (durationMs != null) {
                json.writeNumberField("durationMs", durationMs);
            }
            json.writeBooleanField("success", result.success());
            text(json, "error", result.error());
            json.writeBooleanField("cached", result.cached());
            json.writeStringField("occurredAt", event.occurredAt().toString());
            json.writeObjectFieldStart("attributes");
            for (Map.Entry<String, String> attribute : event.attributes().entrySet()) {
                json.writeStringField(attribute.getKey(), attribute.getValue());
            }
            json.writeEndObject();
            audio(json, call.tokens());
            text(json, "corrects", event.origin().corrects());
            if (event.origin().unchecked()) {
                json.writeBooleanField("unchecked", true);
            }
            json.writeEndObject();
        }

        private static void text(JsonGenerator json, String field, @Nullable String value)
                throws IOException {
            if (value != null) {
                json.writeStringField(field, value);
            }
        }

        private static void tokens(JsonGenerator json, Tokens tokens) throws IOException {
            for (TokenKind kind : BESIDE_OTHER_FIELDS) {
                if (tokens.of(kind) > 0 || ALWAYS_WRITTEN.contains(kind)) {
                    json.writeNumberField(kind.field(), tokens.of(kind));
                }
            }
        }

        private static void audio(JsonGenerator json, Tokens tokens) throws IOException {
            if (TokenKind.AUDIO.stream().noneMatch(kind -> tokens.of(kind) > 0)) {
                return;
            }
            json.writeObjectFieldStart("audio");
            for (TokenKind kind : TokenKind.AUDIO) {
                json.writeNumberField(kind.text().shortName(), tokens.of(kind));
            }
            json.writeEndObject();
        }
    }

    private static final class UsageRecordedReader extends JsonDeserializer<UsageRecorded> {

        @Override
        public UsageRecorded deserialize(JsonParser json, DeserializationContext context)
                throws IOException {
            var fields = new FieldsRead();
            for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
                if (json.nextToken() != JsonToken.VALUE_NULL) {
                    fields.read(name, json);
                }
            }
            try {
                return fields.event(context);
            } catch (IllegalArgumentException | ArithmeticException | DateTimeException wrong) {
                return context.reportInputMismatch(this, "%s", wrong.getMessage());
            }
        }
    }

    /// What has been read so far. Fields that are not known are passed over.
    private static final class FieldsRead {
        private final Map<String, String> texts = new HashMap<>();
        private final Map<TokenKind, Long> tokens = new EnumMap<>(TokenKind.class);
        private Map<String, String> attributes = Map.of();
        private @Nullable BigDecimal costUsd;
        private @Nullable BigDecimal givenCost;
        private @Nullable Long durationMs;
        private boolean success;
        private boolean cached;
        private boolean unchecked;

        void read(String name, JsonParser json) throws IOException {
            switch (name) {
                case "costUsd" -> costUsd = json.getDecimalValue();
                case "givenCost" -> givenCost = json.getDecimalValue();
                case "durationMs" -> durationMs = json.getLongValue();
                case "success" -> success = json.getBooleanValue();
                case "cached" -> cached = json.getBooleanValue();
                case "unchecked" -> unchecked = json.getBooleanValue();
                case "attributes" -> attributes = attributes(json);
                case "audio" -> audio(json);
                default -> other(name, json);
            }
        }

        private void other(String name, JsonParser json) throws IOException {
            switch (json.currentToken()) {
                case VALUE_STRING -> texts.put(name, json.getText());
                case VALUE_NUMBER_INT -> {
                    TokenKind kind = TokenKind.ofField(name).orElse(null);
                    if (kind != null) {
                        tokens.put(kind, json.getLongValue());
                    }
                }
                default -> json.skipChildren();
            }
        }

        private static Map<String, String> attributes(JsonParser json) throws IOException {
            Map<String, String> attributes = new HashMap<>();
            for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
                json.nextToken();
                attributes.put(name, json.getText());
            }
            return attributes;
        }

        private void audio(JsonParser json) throws IOException {
            for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
                json.nextToken();
                for (TokenKind kind : TokenKind.AUDIO) {
                    if (kind.text().shortName().equals(name)) {
                        tokens.put(kind, json.getLongValue());
                    }
                }
            }
        }

        UsageRecorded event(DeserializationContext context) throws IOException {
            return new UsageRecorded(
                    new UsageRecorded.Origin(
                            UUID.fromString(needed("workspaceId", context)),
                            needed("source", context),
                            needed("id", context),
                            texts.get("corrects"),
                            unchecked),
                    new UsageRecorded.Subject(
                            texts.get("clientId"), texts.get("userId"), texts.get("feature")),
                    new UsageRecorded.ModelCall(
                            texts.get("provider"),
                            texts.get("model"),
                            Tokens.of(kind -> tokens.getOrDefault(kind, 0L)),
                            new UsageRecorded.ModelCall.CallResult(
                                    durationMs, success, texts.get("error"), cached)),
                    new UsageRecorded.CallCost(costUsd, needed("pricing", context), given(context)),
                    Instant.parse(needed("occurredAt", context)),
                    attributes);
        }

        private @Nullable Money given(DeserializationContext context) throws IOException {
            return givenCost == null
                    ? null
                    : new Money(givenCost, needed("givenCurrency", context));
        }

        private String needed(String name, DeserializationContext context) throws IOException {
            String value = texts.get(name);
            return value == null
                    ? context.reportInputMismatch(UsageRecorded.class, "no %s", name)
                    : value;
        }
    }
}

package dev.pesewa.usage.ingest;

import static dev.pesewa.usage.ingest.EventRequest.AT_MOST;
import static dev.pesewa.usage.ingest.EventRequest.COUNT;
import static dev.pesewa.usage.ingest.EventRequest.LARGEST_COUNT;
import static dev.pesewa.usage.ingest.EventRequest.LONGEST_TEXT;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import dev.pesewa.kernel.TokenKind;
import dev.pesewa.kit.json.DecimalDeserializer;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// The fields of an event in a request, alone or as the `data` of a CloudEvent: what is bound, what
/// the contract shows, and what `EventParser` gives a meaning to. `tokens` holds the counts by the
/// fields of their kinds, such as `inputTokens`, and every field that is not known.
///
/// The second words for `cost`, `durationMs` and `error` are those of the first documents.
@Schema(
        name = "EventFields",
        description =
                "Other fields are refused. Counts are from 0 to 1000000000, and 0 when missing."
                        + " price is understood as cost, responseTimeMs as durationMs,"
                        + " errorMessage as error.")
public record EventRequest(
        @Size(max = LONGEST_TEXT, message = AT_MOST)
                @Schema(description = "The same id of the same source is counted once.")
                @Nullable String id,
        @Size(max = LONGEST_TEXT, message = AT_MOST)
                @Schema(
                        defaultValue = "pesewa",
                        description = "Whose id it is. A CloudEvent has it in its envelope.")
                @Nullable String source,
        @Size(max = LONGEST_TEXT, message = AT_MOST)
                @Schema(description = "The id of the event that this one replaces.")
                @Nullable String corrects,
        @Size(max = LONGEST_TEXT, message = AT_MOST)
                @Schema(
                        description =
                                "A registered, active client. May be missing where the workspace"
                                        + " counts such calls unattributed.")
                @Nullable String clientId,
        @Size(max = LONGEST_TEXT, message = AT_MOST) @Nullable String userId,
        @Size(max = LONGEST_TEXT, message = AT_MOST) @Nullable String feature,
        @Size(max = LONGEST_TEXT, message = AT_MOST) @Nullable String provider,
        @Size(max = LONGEST_TEXT, message = AT_MOST) @Nullable String model,
        @Schema(ref = "TokenCounts") @JsonAnyGetter @JsonAnySetter Map<String, JsonNode> tokens,
        @Schema(
                        type = SchemaType.OBJECT,
                        additionalProperties = Schema.True.class,
                        description =
                                "The provider's own usage object as it came, in place of counts of"
                                        + " tokens.")
                @Nullable JsonNode rawUsage,
        @Size(max = LONGEST_TEXT, message = AT_MOST)
                @Schema(
                        description =
                                "Who answered with rawUsage: openai, anthropic, bedrock, groq, …")
                @Nullable String rawProvider,
        @Size(max = LONGEST_TEXT, message = AT_MOST)
                @Schema(
                        description =
                                "Why not all tokens of the call are known: its cost is not known"
                                        + " either then. An export says so.")
                @Nullable String tokensUnknown,
        @JsonAlias("price")
                @JsonDeserialize(using = DecimalDeserializer.class)
                @Schema(
                        anyOf = {BigDecimal.class, String.class},
                        description =
                                "In `currency`, at most 12 decimals. Priced by the model when"
                                        + " missing, at 0.005 when there is no model either.")
                @Nullable BigDecimal cost,
        @JsonDeserialize(using = DecimalDeserializer.class)
                @Schema(
                        anyOf = {BigDecimal.class, String.class},
                        description = "In place of `cost`, in USD.")
                @Nullable BigDecimal costUsd,
        @Schema(
                        pattern = "[A-Z]{3}",
                        description =
                                "Of `cost`: ISO 4217, with an exchange rate on the event's day;"
                                        + " the workspace's when missing.")
                @Nullable String currency,
        @JsonAlias("responseTimeMs")
                @Min(value = 0, message = COUNT)
                @Max(value = LARGEST_COUNT, message = COUNT)
                @Nullable Long durationMs,
        @Schema(defaultValue = "true") @Nullable Boolean success,
        @JsonAlias("errorMessage") @Size(max = EventRequest.LONGEST_ERROR, message = AT_MOST)
                @Nullable String error,
        @Schema(defaultValue = "false", description = "Answered from a cache of your own.")
                @Nullable Boolean cached,
        @Schema(
                        implementation = Instant.class,
                        description = "RFC 3339. Now when missing; at most 24 hours ahead.")
                @Nullable String occurredAt,
        @Schema(
                        maxProperties = EventRequest.MOST_ATTRIBUTES,
                        description = "Plain values of your own.")
                @Nullable Map<String, JsonNode> attributes) {

    static final int LONGEST_TEXT = 200;
    static final int LONGEST_ERROR = 1_000;
    static final int MOST_ATTRIBUTES = 20;
    static final long LARGEST_COUNT = 1_000_000_000L;
    static final String COUNT = "between 0 and " + LARGEST_COUNT;
    static final String AT_MOST = "at most {max} characters";

    private static final String TOKENS = "tokens";

    /// The names of the fields that an event may have.
    public static Set<String> fields() {
        return Stream.concat(
                        TokenKind.ALL.stream().map(TokenKind::field),
                        components().map(RecordComponent::getName))
                .collect(Collectors.toUnmodifiableSet());
    }

    /// All but `tokens`, which is the fields of the kinds.
    static Stream<RecordComponent> components() {
        return Arrays.stream(EventRequest.class.getRecordComponents())
                .filter(component -> !component.getName().equals(TOKENS));
    }
}

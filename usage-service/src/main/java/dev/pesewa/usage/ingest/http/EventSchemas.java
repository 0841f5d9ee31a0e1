package dev.pesewa.usage.ingest.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pesewa.kernel.event.UsageRecorded;
import dev.pesewa.usage.ingest.EventParser;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Events as the contract shows them. They are read by hand, so that one that is wrong does not
/// spoil those beside it; a test holds these fields against those that are read.
final class EventSchemas {

    private EventSchemas() {}

    @Schema(
            name = "Events",
            description = "One, or an array of at most 1,000. CloudEvents are understood too.",
            anyOf = {Event.class, CloudEventSchema.class, Event[].class, CloudEventSchema[].class})
    interface Events {}

    @Schema(
            name = "EventLines",
            type = SchemaType.STRING,
            description = "An Event or a CloudEventSchema on each line, at most 1,000 of them.",
            examples = "{\"id\":\"a\",\"clientId\":\"ama\"}\n{\"id\":\"b\",\"clientId\":\"ama\"}\n")
    interface Lines {}

    @Schema(
            name = "Event",
            allOf = EventFields.class,
            requiredProperties = {"id"})
    interface Event {}

    @Schema(
            name = "CloudEvent",
            description =
                    "CloudEvents 1.0. Its id is the event's; its time is occurredAt if missing.",
            requiredProperties = {"specversion", "id", "source", "type", "data"})
    record CloudEventSchema(
            @Schema(enumeration = "1.0") String specversion,
            String id,
            String source,
            @Schema(enumeration = {UsageRecorded.TYPE, "usage.recorded"}) String type,
            @Nullable Instant time,
            EventFields data) {}

    @Schema(
            name = "EventFields",
            description =
                    "Other fields are refused. Texts have at most 200 characters; counts are from 0"
                            + " to 1000000000, and 0 when missing.",
            requiredProperties = {"clientId"})
    record EventFields(
            @Schema(description = "The same id is counted once.") @Nullable String id,
            @Schema(description = "The id of the event that this one replaces.")
                    @Nullable String corrects,
            String clientId,
            @Nullable String userId,
            @Nullable String feature,
            @Nullable String provider,
            @Nullable String model,
            @Schema(description = "Not from the cache, nor into it.") @Nullable Long inputTokens,
            @Schema(ref = "TokenCounts") @Nullable Map<String, Long> tokens,
            @Nullable ProviderUsageSchemas rawUsage,
            @Schema(description = "Whose rawUsage it is: openai, anthropic, google, mistral, …")
                    @Nullable String rawProvider,
            @Schema(
                            anyOf = {BigDecimal.class, String.class},
                            description =
                                    "USD, with at most 12 decimals. Priced by the model when"
                                            + " missing, at 0.005 when there is no model either.")
                    @Nullable BigDecimal cost,
            @Schema(enumeration = "USD") @Nullable String currency,
            @Nullable Long durationMs,
            @Schema(defaultValue = "true") @Nullable Boolean success,
            @Schema(maxLength = EventParser.LONGEST_ERROR) @Nullable String error,
            @Schema(defaultValue = "false", description = "Answered from a cache of your own.")
                    @Nullable Boolean cached,
            @Schema(description = "Now when missing; at most 24 hours ahead.")
                    @Nullable Instant occurredAt,
            @Schema(
                            maxProperties = EventParser.MOST_ATTRIBUTES,
                            description = "Plain values of your own.")
                    @Nullable Map<String, JsonNode> attributes) {}
}

package dev.pesewa.usage.ingest;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.JsonNode;
import dev.pesewa.kernel.event.UsageRecorded;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// An event in the envelope of CloudEvents 1.0. Attributes that we have no use for are passed over.
@Schema(
        name = "CloudEvent",
        description = "CloudEvents 1.0. Its id is the event's; its time is occurredAt if missing.",
        requiredProperties = {"specversion", "id", "source", "type", "data"})
@JsonIgnoreProperties(ignoreUnknown = true)
public record CloudEventRequest(
        @Schema(enumeration = "1.0") @Nullable String specversion,
        @Nullable String id,
        @Nullable String source,
        @Schema(enumeration = {UsageRecorded.TYPE, CloudEventRequest.SHORT_TYPE})
                @Nullable String type,
        @Schema(implementation = Instant.class) @Nullable String time,
        @Schema(implementation = EventRequest.class) @Nullable JsonNode data) {

    static final String SHORT_TYPE = "usage.recorded";
}

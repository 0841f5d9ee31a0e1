package dev.pesewa.usage.ingest.http;

import dev.pesewa.usage.ingest.EventRequest;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// The shapes of a request of events as the contract shows them; their fields are those of
/// `EventRequest`.
final class EventSchemas {

    private EventSchemas() {}

    @Schema(
            name = "EventLines",
            type = SchemaType.STRING,
            description = "An Event or a CloudEvent on each line, at most 1,000 of them.",
            examples = "{\"id\":\"a\",\"clientId\":\"ama\"}\n{\"id\":\"b\",\"clientId\":\"ama\"}\n")
    interface Lines {}

    @Schema(
            name = "Event",
            allOf = EventRequest.class,
            requiredProperties = {"id"})
    interface Event {}
}

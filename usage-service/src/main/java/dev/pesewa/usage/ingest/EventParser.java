package dev.pesewa.usage.ingest;

import static dev.pesewa.usage.ingest.EventValues.given;
import static dev.pesewa.usage.ingest.EventValues.needed;
import static dev.pesewa.usage.ingest.EventValues.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pesewa.kernel.event.UsageRecorded;
import dev.pesewa.kernel.event.UsageRecorded.ModelCall;
import dev.pesewa.kernel.event.UsageRecorded.Origin;
import dev.pesewa.kernel.event.UsageRecorded.Subject;
import dev.pesewa.provider.ProviderUsage;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Gives a request its meaning: what it does not know or cannot use, it says. An event without a
/// client is read all the same, and has no `clientId`: whether it may be counted is decided
/// by `IngestEvents`.
final class EventParser {

    private static final Duration AHEAD = Duration.ofHours(24);
    private static final Instant EARLIEST = Instant.parse("2015-01-01T00:00:00Z");

    private final EventRequestReader requests;
    private final UUID workspace;
    private final Instant now;

    EventParser(EventRequestReader requests, UUID workspace, Instant now) {
        this.requests = requests;
        this.workspace = workspace;
        this.now = now;
    }

    /// Where an event came from, and when it happened if it does not say so itself.
    private record EventEnvelope(String source, String id, @Nullable String time) {}

    /// A plain event, or a CloudEvent when it has a `specversion`.
    IncomingEvent read(JsonNode node) throws InvalidEventException {
        if (!node.isObject()) {
            throw InvalidEventException.malformed("an event is a JSON object, in UTF-8");
        }
        if (node.has("specversion")) {
            return cloudEvent(requests.cloudEvent(node));
        }
        EventRequest event = requests.event(node);
        String source = event.source() == null ? UsageRecorded.DEFAULT_SOURCE : event.source();
        return event(event, new EventEnvelope(source(source), needed("id", event.id()), null));
    }

    private IncomingEvent cloudEvent(CloudEventRequest envelope) throws InvalidEventException {
        if (!"1.0".equals(envelope.specversion())) {
            throw InvalidEventException.malformed("specversion: only 1.0 is understood");
        }
        String type = needed("type", envelope.type());
        if (!type.equals(CloudEventRequest.SHORT_TYPE) && !type.equals(UsageRecorded.TYPE)) {
            throw InvalidEventException.malformed("type: " + UsageRecorded.TYPE + " is expected");
        }
        String source = source(needed("source", envelope.source()));
        String id = needed("id", envelope.id());
        JsonNode data = envelope.data();
        if (data == null || !data.isObject()) {
            throw InvalidEventException.malformed("data: the event's fields are expected here");
        }
        EventRequest event = requests.event(data);
        refuseAnother("id", event.id(), id);
        refuseAnother("source", event.source(), source);
        return event(event, new EventEnvelope(source, id, envelope.time()));
    }

    private static void refuseAnother(String field, @Nullable String inData, String inEnvelope)
            throws InvalidEventException {
        if (inData != null && !inData.equals(inEnvelope)) {
            throw InvalidEventException.malformed(field + ": the envelope says another");
        }
    }

    private IncomingEvent event(EventRequest event, EventEnvelope envelope)
            throws InvalidEventException {
        var origin =
                new Origin(
                        workspace,
                        envelope.source(),
                        envelope.id(),
                        corrects(event, envelope),
                        false);
        ProviderUsage usage = IncomingUsage.of(event);
        var call =
                new ModelCall(
                        provider(event),
                        given(event.model()),
                        IncomingUsage.tokens(usage),
                        result(event));
        String clientId = event.clientId();
        var subject =
                new Subject(
                        clientId == null || clientId.isBlank() ? null : clientId,
                        given(event.userId()),
                        given(event.feature()));
        EventValues.checkKeys(subject, call);
        return new IncomingEvent(
                origin,
                subject,
                call,
                IncomingUsage.tokensUnknown(usage),
                EventValues.cost(event),
                EventValues.currency(event),
                occurredAt(event, envelope),
                EventValues.attributes(event));
    }

    private static @Nullable String provider(EventRequest event) {
        String provider = given(event.provider());
        String host = ProviderUsage.host(event.rawProvider());
        return host != null && (provider == null || provider.isBlank()) ? host : provider;
    }

    private static ModelCall.CallResult result(EventRequest event) {
        return new ModelCall.CallResult(
                event.durationMs(),
                !Boolean.FALSE.equals(event.success()),
                given(event.error()),
                Boolean.TRUE.equals(event.cached()));
    }

    private static @Nullable String corrects(EventRequest event, EventEnvelope envelope)
            throws InvalidEventException {
        String corrected = event.corrects();
        if (corrected != null && (corrected.isBlank() || corrected.equals(envelope.id()))) {
            throw InvalidEventException.malformed(
                    "corrects: the id of an earlier event is expected");
        }
        return corrected;
    }

    private Instant occurredAt(EventRequest event, EventEnvelope envelope)
            throws InvalidEventException {
        String written = event.occurredAt() == null ? envelope.time() : event.occurredAt();
        if (written == null) {
            return now;
        }
        String field = event.occurredAt() == null ? "time" : "occurredAt";
        Instant time = EventValues.time(field, written);
        if (time.isAfter(now.plus(AHEAD))) {
            throw new InvalidEventException(
                    new EventRejection(
                            "too-far-ahead", field + ": more than 24 hours in the future"));
        }
        if (time.isBefore(EARLIEST)) {
            throw InvalidEventException.malformed(field + ": before 2015");
        }
        return time;
    }
}

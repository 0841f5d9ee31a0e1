package dev.pesewa.usage.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pesewa.kernel.WorkspaceId;
import dev.pesewa.kernel.event.UsageRecorded;
import dev.pesewa.kernel.event.UsageRejected;
import dev.pesewa.kit.messaging.EventProducer;
import dev.pesewa.kit.messaging.OutgoingEvent;
import dev.pesewa.prices.TokenCounts.Audio;
import dev.pesewa.usage.client.ClientCheck;
import dev.pesewa.usage.client.ClientCheck.Verdict;
import dev.pesewa.usage.event.Refusal;
import dev.pesewa.usage.event.UsageEntries;
import dev.pesewa.usage.price.Prices;
import dev.pesewa.usage.price.Pricing;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Takes events in. What it calls accepted has been acknowledged by the log, and so has what it
/// refuses for its client, to be looked at later. Needs no database.
@ApplicationScoped
public class Ingest {

    private final ClientCheck clients;
    private final EventProducer log;
    private final Prices prices;
    private final Clock clock;

    public Ingest(ClientCheck clients, EventProducer log, Prices prices, Clock clock) {
        this.clients = clients;
        this.log = log;
        this.prices = prices;
        this.clock = clock;
    }

    /// One event's outcome, in the order sent. `rejection` is null when it was accepted.
    public record Outcome(@Nullable String id, @Nullable Rejection rejection) {}

    public List<Outcome> take(WorkspaceId workspace, List<JsonNode> events) {
        Instant now = clock.instant();
        var reader = new EventReader(now);
        var pricing = new Pricing(prices.now());
        List<Outcome> outcomes = new ArrayList<>(events.size());
        List<OutgoingEvent> entries = new ArrayList<>(events.size());
        for (JsonNode node : events) {
            try {
                NewEvent read = reader.read(node);
                Verdict client = clients.of(workspace, read.clientId());
                UsageRecorded event =
                        recorded(workspace, read, pricing, client == Verdict.UNCHECKED);
                Rejection refused = refusal(client);
                entries.add(entry(event, refused, now));
                outcomes.add(new Outcome(event.id(), refused));
            } catch (Unusable unusable) {
                String id = node.path("id").isTextual() ? node.path("id").asText() : null;
                outcomes.add(new Outcome(id, unusable.rejection()));
            }
        }
        log.append(entries);
        return outcomes;
    }

    private static OutgoingEvent entry(
            UsageRecorded event, @Nullable Rejection refused, Instant now) {
        return refused == null
                ? UsageEntries.recorded(event, now)
                : UsageEntries.rejected(
                        new UsageRejected(event, refused.code(), refused.detail()), now);
    }

    /// A client that cannot be looked up now is judged when the event is stored.
    private static @Nullable Rejection refusal(Verdict client) {
        return switch (client) {
            case ACTIVE, UNCHECKED -> null;
            case INACTIVE -> new Rejection(Refusal.INACTIVE, Refusal.ACTIVATE);
            case UNKNOWN -> new Rejection(Refusal.UNKNOWN, Refusal.REGISTER);
        };
    }

    private static UsageRecorded recorded(
            WorkspaceId workspace, NewEvent event, Pricing pricing, boolean unchecked) {
        Pricing.Priced priced =
                pricing.price(
                        new Pricing.Asked(
                                event.costUsd(),
                                event.cached(),
                                event.provider(),
                                event.model(),
                                event.tokens(),
                                event.occurredAt()));
        Audio audio = event.tokens().audio();
        return new UsageRecorded(
                workspace.value(),
                event.source(),
                event.id(),
                event.clientId(),
                event.userId(),
                event.feature(),
                event.provider(),
                event.model(),
                event.tokens().input(),
                event.tokens().cachedInput(),
                event.tokens().cacheWrite(),
                event.tokens().output(),
                priced.costUsd(),
                priced.pricing(),
                event.durationMs(),
                event.success(),
                event.error(),
                event.cached(),
                event.occurredAt(),
                event.attributes(),
                audio.equals(Audio.NONE)
                        ? null
                        : new UsageRecorded.AudioTokens(
                                audio.input(), audio.cachedInput(), audio.output()),
                event.corrects(),
                unchecked ? true : null);
    }
}

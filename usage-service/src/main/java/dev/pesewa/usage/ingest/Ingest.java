package dev.pesewa.usage.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pesewa.kernel.WorkspaceId;
import dev.pesewa.kernel.event.Topic;
import dev.pesewa.kernel.event.UsageRecorded;
import dev.pesewa.kit.database.DatabaseUnavailable;
import dev.pesewa.kit.log.CloudEvents;
import dev.pesewa.kit.log.EventLog;
import dev.pesewa.kit.log.LogEntry;
import dev.pesewa.prices.ModelPrices;
import dev.pesewa.usage.client.ClientCheck;
import dev.pesewa.usage.event.Rejected;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Takes events in. What it calls accepted has been acknowledged by the log.
@ApplicationScoped
public class Ingest {

    private static final Logger LOG = Logger.getLogger(Ingest.class);

    private final ClientCheck clients;
    private final EventLog log;
    private final Rejected rejected;
    private final Pricing pricing;
    private final Clock clock;

    public Ingest(ClientCheck clients, EventLog log, Rejected rejected, Clock clock) {
        this.clients = clients;
        this.log = log;
        this.rejected = rejected;
        this.pricing = new Pricing(ModelPrices.load());
        this.clock = clock;
    }

    /// One event's outcome, in the order sent. `rejection` is null when it was accepted.
    public record Outcome(@Nullable String id, @Nullable Rejection rejection) {}

    public List<Outcome> take(WorkspaceId workspace, List<JsonNode> events) {
        Instant now = clock.instant();
        var reader = new EventReader(now);
        List<Outcome> outcomes = new ArrayList<>(events.size());
        List<LogEntry> entries = new ArrayList<>(events.size());
        for (JsonNode node : events) {
            try {
                NewEvent event = reader.read(node);
                Rejection refused = refusal(workspace, event);
                if (refused == null) {
                    entries.add(entry(workspace, event, now));
                }
                outcomes.add(new Outcome(event.id(), refused));
            } catch (EventReader.Unusable unusable) {
                String id = node.path("id").isTextual() ? node.path("id").asText() : null;
                outcomes.add(new Outcome(id, unusable.rejection()));
            }
        }
        log.append(entries);
        return outcomes;
    }

    private @Nullable Rejection refusal(WorkspaceId workspace, NewEvent event) {
        return switch (clients.of(workspace, event.clientId())) {
            case ACTIVE -> null;
            case INACTIVE ->
                    visibly(
                            workspace,
                            event,
                            new Rejection("client-inactive", "The client is not active."));
            case UNKNOWN ->
                    visibly(
                            workspace,
                            event,
                            new Rejection(
                                    "client-unknown",
                                    "Register the client first: POST /api/usage/clients."));
        };
    }

    private Rejection visibly(WorkspaceId workspace, NewEvent event, Rejection rejection) {
        try {
            rejected.keep(
                    workspace,
                    event.source(),
                    event.id(),
                    event.clientId(),
                    rejection.code(),
                    rejection.detail());
        } catch (DatabaseUnavailable outage) {
            // The caller is told anyway; the list of rejections is a convenience.
            LOG.warn("A rejection was not kept: " + outage.getMessage());
        }
        return rejection;
    }

    private LogEntry entry(WorkspaceId workspace, NewEvent event, Instant now) {
        Pricing.Priced priced = pricing.price(event);
        var recorded =
                new UsageRecorded(
                        workspace.value(),
                        event.source(),
                        event.id(),
                        event.clientId(),
                        event.userId(),
                        event.feature(),
                        event.provider(),
                        event.model(),
                        event.inputTokens(),
                        event.cachedInputTokens(),
                        event.cacheWriteTokens(),
                        event.outputTokens(),
                        priced.costUsd(),
                        priced.pricing(),
                        event.durationMs(),
                        event.success(),
                        event.error(),
                        event.cached(),
                        event.occurredAt(),
                        event.attributes());
        String written =
                CloudEvents.write(UsageRecorded.TYPE, event.id(), workspace.value(), now, recorded);
        return new LogEntry(Topic.USAGE, workspace.toString(), written);
    }
}

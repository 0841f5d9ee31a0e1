package dev.pesewa.usage.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pesewa.kernel.Money;
import dev.pesewa.kernel.ProblemCode;
import dev.pesewa.kernel.ProblemException;
import dev.pesewa.kernel.WorkspaceId;
import dev.pesewa.kernel.event.UsageRecorded;
import dev.pesewa.kernel.event.UsageRecorded.CallCost;
import dev.pesewa.kernel.event.UsageRejected;
import dev.pesewa.kit.messaging.EventProducer;
import dev.pesewa.kit.messaging.OutgoingEvent;
import dev.pesewa.kit.workspace.WorkspaceRepository;
import dev.pesewa.usage.client.ClientEligibility;
import dev.pesewa.usage.client.ClientEligibility.Eligibility;
import dev.pesewa.usage.currency.CurrentExchangeRates;
import dev.pesewa.usage.event.RejectionReason;
import dev.pesewa.usage.event.UsageTopicRecords;
import dev.pesewa.usage.price.CallPricing;
import dev.pesewa.usage.price.CurrentModelPrices;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Takes events in. What it calls accepted has been acknowledged by the log, and so has what it
/// refuses for its client, to be looked at later. Needs no database, but for the first cost of a
/// workspace whose currency counts.
@ApplicationScoped
public class IngestEvents {

    private final EventRequestReader requests;
    private final ClientEligibility clients;
    private final EventProducer log;
    private final CurrentModelPrices prices;
    private final CurrentExchangeRates rates;
    private final WorkspaceRepository workspaces;
    private final Clock clock;

    public IngestEvents(
            EventRequestReader requests,
            ClientEligibility clients,
            EventProducer log,
            CurrentModelPrices prices,
            CurrentExchangeRates rates,
            WorkspaceRepository workspaces,
            Clock clock) {
        this.requests = requests;
        this.clients = clients;
        this.log = log;
        this.prices = prices;
        this.rates = rates;
        this.workspaces = workspaces;
        this.clock = clock;
    }

    /// One event's outcome, in the order sent. `rejection` is null when it was accepted.
    public record IngestOutcome(@Nullable String id, @Nullable EventRejection rejection) {}

    public List<IngestOutcome> take(WorkspaceId workspace, List<JsonNode> events) {
        Instant now = clock.instant();
        var parser = new EventParser(requests, workspace.value(), now);
        var pricing = new CallPricing(prices.now(), rates.now());
        List<IngestOutcome> outcomes = new ArrayList<>(events.size());
        List<OutgoingEvent> entries = new ArrayList<>(events.size());
        for (JsonNode node : events) {
            try {
                IncomingEvent read = parser.read(node);
                Eligibility client = clients.of(workspace, read.subject().clientId());
                UsageRecorded event = recorded(read, cost(read, pricing), client);
                UsageRejected refused = RejectionReason.of(client, event);
                entries.add(
                        refused == null
                                ? UsageTopicRecords.recorded(event, now)
                                : UsageTopicRecords.rejected(refused, now));
                outcomes.add(new IngestOutcome(event.id(), EventRejection.of(refused)));
            } catch (InvalidEventException unusable) {
                String id = node.path("id").isTextual() ? node.path("id").asText() : null;
                outcomes.add(new IngestOutcome(id, unusable.rejection()));
            }
        }
        log.append(entries);
        return outcomes;
    }

    /// A currency without a rate is a reason to refuse this event, and not those beside it.
    private CallCost cost(IncomingEvent event, CallPricing pricing) throws InvalidEventException {
        var workspace = new WorkspaceId(event.origin().workspaceId());
        Supplier<String> local = () -> workspaces.get(workspace).currency();
        BigDecimal amount = event.cost();
        String currency = event.currency();
        try {
            Money given =
                    amount == null
                            ? null
                            : new Money(amount, currency == null ? local.get() : currency);
            return pricing.price(
                    given, event.call(), event.tokensUnknown(), event.occurredAt(), local);
        } catch (ProblemException refused) {
            if (refused.code() != ProblemCode.CURRENCY_UNSUPPORTED) {
                throw refused;
            }
            throw new InvalidEventException(
                    new EventRejection(
                            refused.code().code(), String.valueOf(refused.getMessage())));
        }
    }

    private static UsageRecorded recorded(IncomingEvent event, CallCost cost, Eligibility client) {
        var recorded =
                new UsageRecorded(
                        event.origin().unchecked(client == Eligibility.UNCHECKED),
                        event.subject(),
                        event.call(),
                        cost,
                        event.occurredAt(),
                        event.attributes());
        return client == Eligibility.UNATTRIBUTED ? recorded.unattributed() : recorded;
    }
}

package dev.pesewa.usage.client.postgres;

import dev.pesewa.kernel.ClientPolicy;
import dev.pesewa.kernel.event.ClientChanged;
import dev.pesewa.kit.database.Database;
import dev.pesewa.kit.database.DatabaseUnavailableException;
import dev.pesewa.kit.database.SqlSession;
import dev.pesewa.kit.messaging.OutgoingEvent;
import dev.pesewa.kit.outbox.Outbox;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/// Publishes all clients once more, for services that have no copy of them: those that were
/// registered before their changes were published. A migration asks for it by a row of
/// `client_publication`. One workspace is one transaction: its clients, then its policy, which says
/// that they are all.
@ApplicationScoped
class ClientPublication {

    private static final Logger LOG = Logger.getLogger(ClientPublication.class);

    private final Database database;
    private final ClientEvents events;
    private final Clock clock;

    ClientPublication(Database database, ClientEvents events, Clock clock) {
        this.database = database;
        this.events = events;
        this.clock = clock;
    }

    private record Round(Instant dueAt, UUID afterWorkspace) {}

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void publishDue() {
        try {
            boolean more = true;
            while (more) {
                more = publishNext();
            }
        } catch (DatabaseUnavailableException outage) {
            LOG.warnf("Clients are published later: %s", outage.getMessage());
        }
    }

    /// False when nothing is due, or when another replica is at it.
    boolean publishNext() {
        return database.transaction(
                transaction ->
                        due(transaction)
                                .map(round -> publishNext(transaction, round))
                                .orElse(false));
    }

    private Optional<Round> due(SqlSession transaction) {
        return transaction.first(
                """
                SELECT due_at, after_workspace FROM client_publication WHERE due_at <= $1
                ORDER BY due_at LIMIT 1 FOR UPDATE SKIP LOCKED""",
                row -> new Round(row.instant("due_at"), row.uuid("after_workspace")),
                clock.instant());
    }

    private boolean publishNext(SqlSession transaction, Round round) {
        Optional<UUID> next =
                transaction.first(
                        "SELECT id FROM workspace WHERE id > $1 ORDER BY id LIMIT 1",
                        row -> row.uuid("id"),
                        round.afterWorkspace());
        if (next.isEmpty()) {
            transaction.update("DELETE FROM client_publication WHERE due_at = $1", round.dueAt());
            return true;
        }
        Outbox.append(transaction, all(transaction, next.get()));
        transaction.update(
                "UPDATE client_publication SET after_workspace = $2 WHERE due_at = $1",
                round.dueAt(),
                next.get());
        return true;
    }

    /// The lock makes a change that is under way end first, so that what is told is never older
    /// than what was told before.
    private List<OutgoingEvent> all(SqlSession transaction, UUID workspace) {
        List<OutgoingEvent> all =
                new ArrayList<>(
                        transaction.list(
                                """
                                SELECT client_id, name, active FROM client
                                WHERE workspace_id = $1 ORDER BY client_id FOR SHARE""",
                                row ->
                                        events.changed(
                                                new ClientChanged(
                                                        workspace,
                                                        row.text("client_id"),
                                                        row.text("name"),
                                                        row.flag("active"))),
                                workspace));
        ClientPolicy policy =
                transaction
                        .first(
                                """
                                SELECT unknown_clients FROM client_policy
                                WHERE workspace_id = $1 FOR SHARE""",
                                row -> ClientPolicy.of(row.text("unknown_clients")),
                                workspace)
                        .orElse(ClientPolicy.REFUSE);
        all.add(events.chosen(workspace, policy));
        return all;
    }
}

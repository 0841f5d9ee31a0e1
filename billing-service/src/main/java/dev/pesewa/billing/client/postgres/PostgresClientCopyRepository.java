package dev.pesewa.billing.client.postgres;

import dev.pesewa.billing.client.ClientCopyRepository;
import dev.pesewa.billing.client.ClientStanding;
import dev.pesewa.kernel.ClientPolicy;
import dev.pesewa.kernel.WorkspaceId;
import dev.pesewa.kernel.event.ClientChanged;
import dev.pesewa.kernel.event.ClientPolicyChanged;
import dev.pesewa.kit.database.Database;
import dev.pesewa.kit.database.Row;
import dev.pesewa.kit.database.SqlSession;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

@ApplicationScoped
class PostgresClientCopyRepository implements ClientCopyRepository {

    private final Database database;

    PostgresClientCopyRepository(Database database) {
        this.database = database;
    }

    @Override
    public ClientStanding find(WorkspaceId workspace, String clientId) {
        return database.one(
                """
                SELECT (SELECT CASE WHEN active THEN 'active' ELSE 'inactive' END FROM client
                        WHERE workspace_id = $1 AND client_id = $2) AS state,
                       coalesce((SELECT unknown_clients FROM client_policy
                                 WHERE workspace_id = $1), 'refuse') AS policy,
                       NOT EXISTS (SELECT FROM client_copy_incomplete
                                   WHERE workspace_id = $1) AS complete""",
                PostgresClientCopyRepository::standing,
                workspace.value(),
                clientId);
    }

    private static ClientStanding standing(Row row) {
        String state = row.textOrNull("state");
        return new ClientStanding(
                state == null ? null : state.equals("active"),
                ClientPolicy.of(row.text("policy")),
                row.flag("complete"));
    }

    @Override
    public void keep(List<ClientChanged> clients, List<ClientPolicyChanged> policies) {
        database.transaction(
                transaction -> {
                    clients.forEach(client -> keep(transaction, client));
                    policies.forEach(policy -> keep(transaction, policy));
                    return clients.size();
                });
    }

    private static void keep(SqlSession transaction, ClientChanged client) {
        transaction.update(
                """
                INSERT INTO client (workspace_id, client_id, active) VALUES ($1, $2, $3)
                ON CONFLICT (workspace_id, client_id) DO UPDATE
                    SET active = EXCLUDED.active, changed_at = EXCLUDED.changed_at""",
                client.workspaceId(),
                client.clientId(),
                client.active());
    }

    private static void keep(SqlSession transaction, ClientPolicyChanged policy) {
        transaction.update(
                """
                INSERT INTO client_policy (workspace_id, unknown_clients) VALUES ($1, $2)
                ON CONFLICT (workspace_id)
                    DO UPDATE SET unknown_clients = EXCLUDED.unknown_clients,
                        changed_at = EXCLUDED.changed_at""",
                policy.workspaceId(),
                policy.unknownClients());
        transaction.update(
                "DELETE FROM client_copy_incomplete WHERE workspace_id = $1", policy.workspaceId());
    }

    @Override
    public List<ClientId> changedWithin(Duration recently, int limit) {
        return database.list(
                """
                SELECT workspace_id, client_id FROM client
                WHERE changed_at > now() - make_interval(secs => $1)
                UNION ALL
                SELECT workspace_id, NULL FROM client_policy
                WHERE changed_at > now() - make_interval(secs => $1)
                LIMIT $2""",
                row ->
                        new ClientId(
                                new WorkspaceId(row.uuid("workspace_id")),
                                row.textOrNull("client_id")),
                (double) recently.toSeconds(),
                (long) limit);
    }

    @Override
    public boolean isLogDownSince(Instant moment) {
        return database.one(
                "SELECT EXISTS (SELECT FROM outbox WHERE created_at < $1) AS waits",
                row -> row.flag("waits"),
                moment);
    }
}

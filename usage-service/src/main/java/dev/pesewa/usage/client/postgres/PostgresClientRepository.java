package dev.pesewa.usage.client.postgres;

import dev.pesewa.kernel.WorkspaceId;
import dev.pesewa.kit.database.Database;
import dev.pesewa.kit.database.Row;
import dev.pesewa.usage.client.Client;
import dev.pesewa.usage.client.ClientRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class PostgresClientRepository implements ClientRepository {

    private static final String COLUMNS = "client_id, name, active, created_at";

    private final Database database;

    PostgresClientRepository(Database database) {
        this.database = database;
    }

    @Override
    public Client add(WorkspaceId workspace, String clientId, String name, boolean active) {
        database.update(
                """
                INSERT INTO client (workspace_id, client_id, name, active)
                VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING""",
                workspace.value(),
                clientId,
                name,
                active);
        return find(workspace, clientId).orElseThrow();
    }

    @Override
    public Optional<Client> change(
            WorkspaceId workspace,
            String clientId,
            @Nullable String name,
            @Nullable Boolean active) {
        return database.first(
                """
                UPDATE client SET name = coalesce($3, name), active = coalesce($4, active)
                WHERE workspace_id = $1 AND client_id = $2 RETURNING\s"""
                        + COLUMNS,
                PostgresClientRepository::client,
                workspace.value(),
                clientId,
                name,
                active);
    }

    @Override
    public Optional<Client> find(WorkspaceId workspace, String clientId) {
        return database.first(
                "SELECT " + COLUMNS + " FROM client WHERE workspace_id = $1 AND client_id = $2",
                PostgresClientRepository::client,
                workspace.value(),
                clientId);
    }

    @Override
    public List<Client> list(WorkspaceId workspace, String after, int limit) {
        return database.list(
                "SELECT "
                        + COLUMNS
                        + """
                         FROM client WHERE workspace_id = $1 AND client_id > $2
                        ORDER BY client_id LIMIT $3""",
                PostgresClientRepository::client,
                workspace.value(),
                after,
                limit);
    }

    @Override
    public Map<String, String> names(WorkspaceId workspace, Collection<String> clientIds) {
        Map<String, String> names = new HashMap<>();
        database.list(
                """
                SELECT client_id, name FROM client
                WHERE workspace_id = $1 AND client_id = ANY($2)""",
                row -> names.put(row.text("client_id"), row.text("name")),
                workspace.value(),
                clientIds.toArray(String[]::new));
        return names;
    }

    @Override
    public Set<String> registered(WorkspaceId workspace, Collection<String> clientIds) {
        return Set.copyOf(
                database.list(
                        """
                        SELECT client_id FROM client
                        WHERE workspace_id = $1 AND client_id = ANY($2)""",
                        row -> row.text("client_id"),
                        workspace.value(),
                        clientIds.toArray(String[]::new)));
    }

    private static Client client(Row row) {
        return new Client(
                row.text("client_id"),
                row.text("name"),
                row.flag("active"),
                row.instant("created_at"));
    }
}

package dev.pesewa.usage.client.postgres;

import dev.pesewa.kernel.ClientPolicy;
import dev.pesewa.kernel.WorkspaceId;
import dev.pesewa.kernel.event.ClientChanged;
import dev.pesewa.kit.database.BlockingPanache;
import dev.pesewa.kit.database.Database;
import dev.pesewa.kit.database.Row;
import dev.pesewa.kit.database.UniqueViolationException;
import dev.pesewa.kit.outbox.Outbox;
import dev.pesewa.usage.client.Client;
import dev.pesewa.usage.client.ClientKey;
import dev.pesewa.usage.client.ClientRepository;
import dev.pesewa.usage.client.postgres.ClientRow.ClientRowKey;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Clients and policies are rows that people edit, so Panache writes them, with their events in the
/// same transaction. The look-ups of many at once are explicit SQL: an array is one parameter,
/// however many ids it holds, and one statement needs no transaction around it.
@ApplicationScoped
class PostgresClientRepository implements ClientRepository {

    private final ClientRows rows = new ClientRows();
    private final PolicyRows policies = new PolicyRows();
    private final Database database;
    private final ClientEvents events;
    private final Clock clock;

    PostgresClientRepository(Database database, ClientEvents events, Clock clock) {
        this.database = database;
        this.events = events;
        this.clock = clock;
    }

    private static final class PolicyRows implements PanacheRepositoryBase<ClientPolicyRow, UUID> {}

    private static final class ClientRows
            implements PanacheRepositoryBase<ClientRow, ClientRowKey> {}

    @Override
    public boolean add(WorkspaceId workspace, String clientId, String name, boolean active) {
        var row = new ClientRow();
        row.key = new ClientRowKey(workspace.value(), clientId);
        row.name = name;
        row.active = active;
        try {
            return BlockingPanache.inTransaction(
                    () ->
                            rows.findById(row.key)
                                    .chain(
                                            present ->
                                                    present == null
                                                            ? rows.persist(row)
                                                                    .chain(this::publish)
                                                                    .replaceWith(true)
                                                            : Uni.createFrom().item(false)));
        } catch (UniqueViolationException _) {
            // Somebody else added it in the same moment.
            return false;
        }
    }

    /// The lock keeps two who change one field each from undoing each other.
    @Override
    public Optional<Client> change(
            WorkspaceId workspace,
            String clientId,
            @Nullable String name,
            @Nullable Boolean active) {
        var key = new ClientRowKey(workspace.value(), clientId);
        ClientRow changed =
                BlockingPanache.inTransaction(
                        () ->
                                rows.findById(key, LockModeType.PESSIMISTIC_WRITE)
                                        .onItem()
                                        .ifNotNull()
                                        .invoke(row -> change(row, name, active))
                                        .onItem()
                                        .ifNotNull()
                                        .call(this::publish));
        return Optional.ofNullable(changed).map(PostgresClientRepository::client);
    }

    private Uni<Integer> publish(ClientRow row) {
        return Outbox.append(
                events.changed(
                        new ClientChanged(
                                row.key.workspaceId(), row.key.clientId(), row.name, row.active)));
    }

    private static void change(ClientRow row, @Nullable String name, @Nullable Boolean active) {
        row.name = name == null ? row.name : name;
        row.active = active == null ? row.active : active;
    }

    @Override
    public Optional<Client> find(WorkspaceId workspace, String clientId) {
        var key = new ClientRowKey(workspace.value(), clientId);
        return Optional.ofNullable(BlockingPanache.inTransaction(() -> rows.findById(key)))
                .map(PostgresClientRepository::client);
    }

    @Override
    public Map<ClientKey, Boolean> active(Collection<? extends ClientKey> clients) {
        Map<ClientKey, Boolean> active = new HashMap<>();
        database.list(
                """
                SELECT workspace_id, client_id, active FROM client
                JOIN unnest($1::uuid[], $2::text[]) AS asked (workspace_id, client_id)
                    USING (workspace_id, client_id)""",
                row -> active.put(key(row), row.flag("active")),
                clients.stream().map(client -> client.workspace().value()).toArray(UUID[]::new),
                clients.stream().map(ClientKey::clientId).toArray(String[]::new));
        return active;
    }

    private static ClientKey key(Row row) {
        return new ClientKey(new WorkspaceId(row.uuid("workspace_id")), row.text("client_id"));
    }

    @Override
    public List<Client> list(WorkspaceId workspace, String after, int limit) {
        return BlockingPanache.inTransaction(
                        () ->
                                rows.find(
                                                "key.workspaceId = ?1 and key.clientId > ?2"
                                                        + " order by key.clientId",
                                                workspace.value(),
                                                after)
                                        .page(0, limit)
                                        .<ClientRow>list())
                .stream()
                .map(PostgresClientRepository::client)
                .toList();
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
    public ClientPolicy policy(WorkspaceId workspace) {
        ClientPolicyRow row =
                BlockingPanache.inTransaction(() -> policies.findById(workspace.value()));
        return row == null ? ClientPolicy.REFUSE : ClientPolicy.of(row.unknownClients);
    }

    @Override
    public void choose(WorkspaceId workspace, ClientPolicy policy, String chooser) {
        try {
            write(workspace, policy, chooser);
        } catch (UniqueViolationException _) {
            // Somebody else has chosen for the first time in the same moment; now there is a row.
            write(workspace, policy, chooser);
        }
    }

    private void write(WorkspaceId workspace, ClientPolicy policy, String chooser) {
        BlockingPanache.inTransaction(
                () ->
                        policies.findById(workspace.value(), LockModeType.PESSIMISTIC_WRITE)
                                .onItem()
                                .ifNull()
                                .switchTo(() -> policies.persist(newPolicy(workspace)))
                                .invoke(
                                        row -> {
                                            row.unknownClients = policy.text();
                                            row.changedAt = clock.instant();
                                            row.changedBy = chooser;
                                        })
                                .chain(
                                        _ ->
                                                Outbox.append(
                                                        events.chosen(workspace.value(), policy))));
    }

    private static ClientPolicyRow newPolicy(WorkspaceId workspace) {
        var row = new ClientPolicyRow();
        row.workspaceId = workspace.value();
        return row;
    }

    private static Client client(ClientRow row) {
        return new Client(row.key.clientId(), row.name, row.active, row.createdAt);
    }
}

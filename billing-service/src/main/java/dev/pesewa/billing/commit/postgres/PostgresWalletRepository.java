package dev.pesewa.billing.commit.postgres;

import dev.pesewa.billing.commit.WalletBatch;
import dev.pesewa.billing.commit.WalletRepository;
import dev.pesewa.billing.idempotency.StoredResponse;
import dev.pesewa.billing.ledger.Posting;
import dev.pesewa.billing.ledger.WalletState;
import dev.pesewa.kernel.WorkspaceId;
import dev.pesewa.kit.database.Database;
import dev.pesewa.kit.database.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;

@ApplicationScoped
class PostgresWalletRepository implements WalletRepository {

    /// Wallet, lots and holds in one statement, so that they are of one moment.
    private static final String LOAD =
            """
            SELECT w.workspace_id, version, available, held, debt, purchased, used, trial_taken,
                   seq, head_hash,
                   (SELECT jsonb_agg(to_jsonb(l)) FROM grant_lot l
                    WHERE l.workspace_id = w.workspace_id AND l.remaining + l.held > 0)::text
                       AS lots,
                   (SELECT jsonb_agg(to_jsonb(h)) FROM hold h
                    WHERE h.workspace_id = w.workspace_id AND h.status = 'open')::text AS holds
            FROM wallet w WHERE workspace_id = ANY($1)""";

    private static final Comparator<WalletBatch> LOCK_ORDER =
            Comparator.comparing(batch -> batch.workspace().value());

    private final Database database;

    PostgresWalletRepository(Database database) {
        this.database = database;
    }

    @Override
    public Map<WorkspaceId, WalletState> load(Collection<WorkspaceId> workspaces) {
        UUID[] ids = workspaces.stream().map(WorkspaceId::value).toArray(UUID[]::new);
        Map<WorkspaceId, WalletState> states = read(ids);
        if (states.size() < ids.length) {
            database.update(
                    """
                    INSERT INTO wallet (workspace_id, available, purchased, used, seq, head_hash)
                    SELECT id, 0, 0, 0, 0, $2 FROM unnest($1::uuid[]) id ORDER BY id
                    ON CONFLICT DO NOTHING""",
                    ids,
                    Posting.GENESIS);
            states = read(ids);
        }
        return states;
    }

    private Map<WorkspaceId, WalletState> read(UUID[] ids) {
        Map<WorkspaceId, WalletState> states = new HashMap<>();
        database.list(LOAD, WalletStateReader::state, (Object) ids)
                .forEach(state -> states.put(state.workspace(), state));
        return states;
    }

    @Override
    public CompletionStage<Set<WorkspaceId>> write(List<WalletBatch> wallets) {
        var statement = statement(wallets);
        return database.listAsync(
                        statement.sql(),
                        PostgresWalletRepository::id,
                        statement.parameters().toArray())
                .thenApply(HashSet::new);
    }

    private static WalletStatement statement(List<WalletBatch> wallets) {
        return WalletStatement.of(wallets.stream().sorted(LOCK_ORDER).toList());
    }

    private static WorkspaceId id(Row row) {
        return new WorkspaceId(row.uuid("workspace_id"));
    }

    @Override
    public Map<KeyOf, StoredResponse> responses(Collection<KeyOf> keys) {
        Map<KeyOf, StoredResponse> responses = new HashMap<>();
        database.list(
                """
                SELECT workspace_id, key, request_hash, status, answer
                FROM unnest($1::uuid[], $2::text[]) AS k (workspace_id, key)
                JOIN idempotency USING (workspace_id, key)""",
                row ->
                        responses.put(
                                new KeyOf(
                                        new WorkspaceId(row.uuid("workspace_id")), row.text("key")),
                                response(row)),
                keys.stream().map(key -> key.workspace().value()).toArray(UUID[]::new),
                keys.stream().map(KeyOf::key).toArray(String[]::new));
        return responses;
    }

    private static StoredResponse response(Row row) {
        return new StoredResponse(
                row.integer("status"), row.text("answer"), row.text("request_hash"), false);
    }
}

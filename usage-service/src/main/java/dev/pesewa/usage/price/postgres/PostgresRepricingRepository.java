package dev.pesewa.usage.price.postgres;

import static dev.pesewa.kit.database.ColumnArrays.column;
import static dev.pesewa.kit.database.ColumnArrays.texts;

import dev.pesewa.kit.database.Database;
import dev.pesewa.kit.database.SqlSession;
import dev.pesewa.usage.price.RepricingRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class PostgresRepricingRepository implements RepricingRepository {

    private final Database database;

    PostgresRepricingRepository(Database database) {
        this.database = database;
    }

    @Override
    public void add(SqlSession transaction, UUID run, List<Repriced> repriced) {
        transaction.update(
                """
                INSERT INTO usage_repricing
                    (workspace_id, occurred_at, source, event_id, run_id, cost_usd, pricing)
                SELECT w, o, s, e, $7, c, p FROM unnest($1::uuid[], $2::timestamptz[], $3::text[],
                    $4::text[], $5::numeric[], $6::text[]) u (w, o, s, e, c, p)
                ON CONFLICT DO NOTHING""",
                column(repriced, one -> one.event().workspaceId(), UUID[]::new),
                column(repriced, one -> one.event().occurredAt(), Instant[]::new),
                texts(repriced, one -> one.event().source()),
                texts(repriced, one -> one.event().id()),
                column(repriced, one -> one.cost().usd(), BigDecimal[]::new),
                texts(repriced, one -> one.cost().pricing()),
                run);
    }

    @Override
    public long messages(List<RepricingScope> scopes, boolean onlyUnpriced) {
        if (scopes.isEmpty()) {
            return 0;
        }
        return database.one(
                "SELECT coalesce(sum("
                        + (onlyUnpriced ? "unpriced" : "messages")
                        + """
                        ), 0)::bigint AS messages FROM usage_slice
                        WHERE workspace_id = ANY($1) AND dimension = 'day'
                          AND local_date BETWEEN $2 AND $3""",
                row -> row.number("messages"),
                scopes.stream().map(RepricingScope::workspace).toArray(UUID[]::new),
                scopes.getFirst().period().start(),
                scopes.getFirst().period().end());
    }
}

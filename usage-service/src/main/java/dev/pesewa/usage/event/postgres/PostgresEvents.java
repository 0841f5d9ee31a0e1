package dev.pesewa.usage.event.postgres;

import static dev.pesewa.kit.database.Columns.column;
import static dev.pesewa.kit.database.Columns.numbers;
import static dev.pesewa.kit.database.Columns.texts;

import dev.pesewa.kernel.event.UsageRecorded;
import dev.pesewa.kit.database.Database;
import dev.pesewa.kit.database.Statements;
import dev.pesewa.usage.event.Events;
import dev.pesewa.usage.event.Stored;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/// One transaction per batch: keys first, whose primary key decides what is new (I1), then the new
/// events and the deltas of the rollups.
@ApplicationScoped
class PostgresEvents implements Events {

    /// Batches lock keys in this order, so that two replicas never wait for each other in a ring.
    private static final Comparator<Stored> KEY_ORDER =
            Comparator.comparing((Stored stored) -> stored.event().workspaceId())
                    .thenComparing(stored -> stored.event().source())
                    .thenComparing(stored -> stored.event().id());

    private final Database database;
    private final Set<LocalDate> months = ConcurrentHashMap.newKeySet();

    PostgresEvents(Database database) {
        this.database = database;
    }

    private record Key(UUID workspace, String source, String id) {}

    @Override
    public int store(List<Stored> events) {
        if (events.isEmpty()) {
            return 0;
        }
        events.stream().map(PostgresEvents::month).distinct().forEach(this::ensurePartition);
        List<Stored> ordered = events.stream().sorted(KEY_ORDER).toList();
        return database.transaction(
                transaction -> {
                    Set<Key> fresh = insertKeys(transaction, ordered);
                    List<Stored> added =
                            ordered.stream().filter(e -> fresh.contains(key(e.event()))).toList();
                    if (!added.isEmpty()) {
                        insertEvents(transaction, added.stream().map(Stored::event).toList());
                        Deltas.insert(transaction, added);
                    }
                    return added.size();
                });
    }

    private static LocalDate month(Stored stored) {
        return stored.event().occurredAt().atZone(ZoneOffset.UTC).toLocalDate().withDayOfMonth(1);
    }

    private void ensurePartition(LocalDate month) {
        if (months.add(month)) {
            try {
                database.list("SELECT ensure_usage_partition($1)", row -> true, month);
            } catch (RuntimeException failed) {
                months.remove(month);
                throw failed;
            }
        }
    }

    private static Key key(UsageRecorded event) {
        return new Key(event.workspaceId(), event.source(), event.id());
    }

    private static Set<Key> insertKeys(Statements transaction, List<Stored> events) {
        return new HashSet<>(
                transaction.list(
                        """
                        INSERT INTO usage_event_key (workspace_id, source, event_id)
                        SELECT * FROM unnest($1::uuid[], $2::text[], $3::text[])
                        ON CONFLICT DO NOTHING RETURNING workspace_id, source, event_id""",
                        row ->
                                new Key(
                                        row.uuid("workspace_id"),
                                        row.text("source"),
                                        row.text("event_id")),
                        column(events, e -> e.event().workspaceId(), UUID[]::new),
                        texts(events, e -> e.event().source()),
                        texts(events, e -> e.event().id())));
    }

    private static void insertEvents(Statements transaction, List<UsageRecorded> events) {
        transaction.update(
                """
                INSERT INTO usage_event (workspace_id, occurred_at, source, event_id, client_id,
                    user_id, feature, provider, model, input_tokens, cached_input_tokens,
                    cache_write_tokens, output_tokens, cost_usd, pricing, duration_ms, success,
                    error, cached, attributes)
                SELECT * FROM unnest($1::uuid[], $2::timestamptz[], $3::text[], $4::text[],
                    $5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::bigint[],
                    $11::bigint[], $12::bigint[], $13::bigint[], $14::numeric[], $15::text[],
                    $16::bigint[], $17::boolean[], $18::text[], $19::boolean[], $20::text[])""",
                column(events, UsageRecorded::workspaceId, UUID[]::new),
                column(events, UsageRecorded::occurredAt, Instant[]::new),
                texts(events, UsageRecorded::source),
                texts(events, UsageRecorded::id),
                texts(events, UsageRecorded::clientId),
                texts(events, UsageRecorded::userId),
                texts(events, UsageRecorded::feature),
                texts(events, UsageRecorded::provider),
                texts(events, UsageRecorded::model),
                numbers(events, UsageRecorded::inputTokens),
                numbers(events, UsageRecorded::cachedInputTokens),
                numbers(events, UsageRecorded::cacheWriteTokens),
                numbers(events, UsageRecorded::outputTokens),
                column(events, UsageRecorded::costUsd, BigDecimal[]::new),
                texts(events, UsageRecorded::pricing),
                column(events, UsageRecorded::durationMs, Long[]::new),
                column(events, UsageRecorded::success, Boolean[]::new),
                column(events, UsageRecorded::error, String[]::new),
                column(events, UsageRecorded::cached, Boolean[]::new),
                texts(
                        events,
                        event ->
                                new JsonObject(java.util.Map.copyOf(event.attributes())).encode()));
    }
}

package dev.pesewa.usage.event.postgres;

import static dev.pesewa.kit.database.ColumnArrays.column;
import static dev.pesewa.kit.database.ColumnArrays.texts;

import dev.pesewa.kit.database.Database;
import dev.pesewa.kit.database.SqlSession;
import dev.pesewa.usage.event.Events;
import dev.pesewa.usage.event.Rejected;
import dev.pesewa.usage.event.Stored;
import dev.pesewa.usage.event.Versions;
import dev.pesewa.usage.rollup.RollupBatch;
import dev.pesewa.usage.rollup.Rollups;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/// One transaction per batch: the workspaces' version rows first, which keep other writers of the
/// same workspaces out, then the keys, whose primary key decides what is new (I1), then the new
/// events and the rollups.
@ApplicationScoped
class PostgresEvents implements Events {

    /// The state of every check violation; the tables have no other checks.
    private static final String NO_PARTITION = "23514";

    private final Database database;
    private final Rollups rollups;
    private final Rejected rejected;
    private final Versions versions;
    private final Clock clock;
    private final Set<LocalDate> months = ConcurrentHashMap.newKeySet();

    PostgresEvents(
            Database database, Rollups rollups, Rejected rejected, Versions versions, Clock clock) {
        this.database = database;
        this.rollups = rollups;
        this.rejected = rejected;
        this.versions = versions;
        this.clock = clock;
    }

    /// A month that the retention dropped gets a new partition when an event comes late.
    @Override
    public Tally store(List<Stored> events, Function<UUID, ZoneId> zones) {
        try {
            return storeOnce(events, zones);
        } catch (PgException refused) {
            if (!NO_PARTITION.equals(refused.getSqlState())) {
                throw refused;
            }
            months.clear();
            return storeOnce(events, zones);
        }
    }

    private Tally storeOnce(List<Stored> events, Function<UUID, ZoneId> zones) {
        if (events.isEmpty()) {
            return new Tally(0, 0);
        }
        Map<EventKey, Stored> distinct = LinkedHashMap.newLinkedHashMap(events.size());
        events.forEach(stored -> distinct.putIfAbsent(EventKey.of(stored.event()), stored));
        distinct.values().stream()
                .map(PostgresEvents::month)
                .distinct()
                .forEach(this::ensurePartition);
        return database.transaction(
                transaction -> {
                    versions.lock(transaction, byWorkspace(events).keySet());
                    List<Stored> fresh = fresh(transaction, distinct);
                    if (!fresh.isEmpty()) {
                        add(transaction, fresh, zones);
                    }
                    versions.count(transaction, counts(events, fresh));
                    return new Tally(fresh.size(), events.size() - fresh.size());
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

    /// Those whose keys were not there, in the order of the log.
    private static List<Stored> fresh(SqlSession transaction, Map<EventKey, Stored> events) {
        List<EventKey> keys = List.copyOf(events.keySet());
        List<Stored> inOrder = List.copyOf(events.values());
        Set<EventKey> inserted =
                new HashSet<>(
                        transaction.list(
                                """
                                INSERT INTO usage_event_key
                                    (workspace_id, source, event_id, occurred_at)
                                SELECT * FROM unnest($1::uuid[], $2::text[], $3::text[],
                                    $4::timestamptz[])
                                ON CONFLICT DO NOTHING RETURNING workspace_id, source, event_id""",
                                row ->
                                        new EventKey(
                                                row.uuid("workspace_id"),
                                                row.text("source"),
                                                row.text("event_id")),
                                column(keys, EventKey::workspace, UUID[]::new),
                                texts(keys, EventKey::source),
                                texts(keys, EventKey::id),
                                column(inOrder, s -> s.event().occurredAt(), Instant[]::new)));
        return events.entrySet().stream()
                .filter(event -> inserted.contains(event.getKey()))
                .map(Map.Entry::getValue)
                .toList();
    }

    private void add(SqlSession transaction, List<Stored> fresh, Function<UUID, ZoneId> zones) {
        var batch = new RollupBatch();
        var corrections = new Corrections(transaction, rejected, clock.instant());
        Set<Stored> concerned = corrections.concerned(fresh);
        List<Stored> plain = fresh.stream().filter(stored -> !concerned.contains(stored)).toList();
        EventRows.insert(transaction, plain.stream().map(Stored::event).toList());
        plain.forEach(stored -> stored.count(batch));
        for (Stored stored : fresh) {
            if (concerned.contains(stored)) {
                corrections.store(stored, zones.apply(stored.event().workspaceId()), batch);
            }
        }
        rollups.apply(transaction, batch);
    }

    private static SortedMap<UUID, Versions.Count> counts(List<Stored> sent, List<Stored> fresh) {
        Map<UUID, Long> stored = byWorkspace(fresh);
        SortedMap<UUID, Versions.Count> counts = new TreeMap<>();
        byWorkspace(sent)
                .forEach(
                        (workspace, count) ->
                                counts.put(
                                        workspace,
                                        new Versions.Count(
                                                count, stored.getOrDefault(workspace, 0L))));
        return counts;
    }

    private static Map<UUID, Long> byWorkspace(List<Stored> events) {
        Map<UUID, Long> counts = new HashMap<>();
        events.forEach(stored -> counts.merge(stored.event().workspaceId(), 1L, Long::sum));
        return counts;
    }
}

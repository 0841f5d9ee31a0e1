package dev.pesewa.usage.event.postgres;

import static dev.pesewa.kit.database.ColumnArrays.column;
import static dev.pesewa.kit.database.ColumnArrays.texts;

import dev.pesewa.kernel.Workspace;
import dev.pesewa.kit.database.Database;
import dev.pesewa.kit.database.SqlSession;
import dev.pesewa.kit.messaging.OutgoingEvent;
import dev.pesewa.kit.outbox.Outbox;
import dev.pesewa.usage.event.EventRepository;
import dev.pesewa.usage.event.RejectedEventRepository;
import dev.pesewa.usage.event.StoredEvent;
import dev.pesewa.usage.event.UsageTopicRecords;
import dev.pesewa.usage.event.UsageVersionRepository;
import dev.pesewa.usage.rollup.RollupBatch;
import dev.pesewa.usage.rollup.RollupRepository;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
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
class PostgresEventRepository implements EventRepository {

    /// The state of every check violation; the tables have no other checks.
    private static final String NO_PARTITION = "23514";

    private final Database database;
    private final RollupRepository rollups;
    private final RejectedEventRepository rejected;
    private final UsageVersionRepository versions;
    private final Clock clock;
    private final Set<LocalDate> months = ConcurrentHashMap.newKeySet();

    PostgresEventRepository(
            Database database,
            RollupRepository rollups,
            RejectedEventRepository rejected,
            UsageVersionRepository versions,
            Clock clock) {
        this.database = database;
        this.rollups = rollups;
        this.rejected = rejected;
        this.versions = versions;
        this.clock = clock;
    }

    /// A month that the retention dropped gets a new partition when an event comes late.
    @Override
    public Tally store(List<StoredEvent> events, Function<UUID, Workspace> workspaces) {
        try {
            return storeOnce(events, workspaces);
        } catch (PgException refused) {
            if (!NO_PARTITION.equals(refused.getSqlState())) {
                throw refused;
            }
            months.clear();
            return storeOnce(events, workspaces);
        }
    }

    private Tally storeOnce(List<StoredEvent> events, Function<UUID, Workspace> workspaces) {
        if (events.isEmpty()) {
            return new Tally(0, 0);
        }
        Map<EventKey, StoredEvent> distinct = LinkedHashMap.newLinkedHashMap(events.size());
        events.forEach(stored -> distinct.putIfAbsent(EventKey.of(stored.event()), stored));
        distinct.values().stream()
                .map(PostgresEventRepository::month)
                .distinct()
                .forEach(this::ensurePartition);
        return database.transaction(
                transaction -> {
                    versions.lock(transaction, byWorkspace(events).keySet());
                    List<StoredEvent> fresh = fresh(transaction, distinct);
                    if (!fresh.isEmpty()) {
                        add(transaction, fresh, workspaces);
                    }
                    versions.count(transaction, counts(events, fresh));
                    return new Tally(fresh.size(), events.size() - fresh.size());
                });
    }

    private static LocalDate month(StoredEvent stored) {
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
    private static List<StoredEvent> fresh(
            SqlSession transaction, Map<EventKey, StoredEvent> events) {
        List<EventKey> keys = List.copyOf(events.keySet());
        List<StoredEvent> inOrder = List.copyOf(events.values());
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

    private void add(
            SqlSession transaction, List<StoredEvent> fresh, Function<UUID, Workspace> workspaces) {
        var batch = new RollupBatch();
        var corrections = new Corrections(transaction, rejected, clock.instant());
        Set<StoredEvent> concerned = corrections.concerned(fresh);
        List<StoredEvent> plain =
                fresh.stream().filter(stored -> !concerned.contains(stored)).toList();
        EventRows.insert(transaction, plain.stream().map(StoredEvent::event).toList());
        plain.forEach(stored -> stored.count(batch));
        for (StoredEvent stored : fresh) {
            if (concerned.contains(stored)) {
                corrections.store(stored, workspaces.apply(stored.event().workspaceId()), batch);
            }
        }
        rollups.apply(transaction, batch);
        recordChecked(transaction, fresh);
    }

    /// Others count an unchecked event from now on: it is recorded once more, as checked.
    private void recordChecked(SqlSession transaction, List<StoredEvent> fresh) {
        Instant now = clock.instant();
        List<OutgoingEvent> checked =
                fresh.stream()
                        .map(StoredEvent::event)
                        .filter(event -> event.origin().unchecked())
                        .map(event -> UsageTopicRecords.recorded(event.unchecked(false), now))
                        .toList();
        if (!checked.isEmpty()) {
            Outbox.append(transaction, checked);
        }
    }

    private static SortedMap<UUID, UsageVersionRepository.Count> counts(
            List<StoredEvent> sent, List<StoredEvent> fresh) {
        Map<UUID, Long> stored = byWorkspace(fresh);
        SortedMap<UUID, UsageVersionRepository.Count> counts = new TreeMap<>();
        byWorkspace(sent)
                .forEach(
                        (workspace, count) ->
                                counts.put(
                                        workspace,
                                        new UsageVersionRepository.Count(
                                                count, stored.getOrDefault(workspace, 0L))));
        return counts;
    }

    private static Map<UUID, Long> byWorkspace(List<StoredEvent> events) {
        Map<UUID, Long> counts = new HashMap<>();
        events.forEach(stored -> counts.merge(stored.event().workspaceId(), 1L, Long::sum));
        return counts;
    }
}

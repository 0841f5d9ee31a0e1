package dev.pesewa.usage.event.postgres;

import static dev.pesewa.kit.database.ColumnArrays.column;
import static dev.pesewa.kit.database.ColumnArrays.texts;

import dev.pesewa.kernel.Workspace;
import dev.pesewa.kernel.event.UsageRecorded;
import dev.pesewa.kernel.event.UsageRejected;
import dev.pesewa.kernel.event.UsageUncounted;
import dev.pesewa.kit.database.SqlSession;
import dev.pesewa.kit.messaging.OutgoingEvent;
import dev.pesewa.kit.outbox.Outbox;
import dev.pesewa.usage.event.RejectedEventRepository;
import dev.pesewa.usage.event.RejectionReason;
import dev.pesewa.usage.event.StoredEvent;
import dev.pesewa.usage.event.UsageTopicRecords;
import dev.pesewa.usage.rollup.RollupBatch;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// Decides which event of a chain of corrections counts: the last correction in the log, or the
/// original while there is none. Rare, so each is stored by itself; the workspace's version row is
/// locked, so no other writer stores a member of the chain meanwhile.
final class Corrections {

    private final SqlSession transaction;
    private final RejectedEventRepository rejected;
    private final Instant now;

    Corrections(SqlSession transaction, RejectedEventRepository rejected, Instant now) {
        this.transaction = transaction;
        this.rejected = rejected;
        this.now = now;
    }

    /// The events that correct, or are corrected, among new ones.
    Set<StoredEvent> concerned(List<StoredEvent> fresh) {
        Set<EventKey> corrected = new HashSet<>();
        for (StoredEvent stored : fresh) {
            if (stored.event().origin().corrects() != null) {
                corrected.add(EventKey.corrected(stored.event()));
            }
        }
        if (anyIn(fresh)) {
            corrected.addAll(awaited(fresh));
        }
        Set<StoredEvent> concerned = new HashSet<>();
        for (StoredEvent stored : fresh) {
            if (stored.event().origin().corrects() != null
                    || corrected.contains(EventKey.of(stored.event()))) {
                concerned.add(stored);
            }
        }
        return concerned;
    }

    private boolean anyIn(List<StoredEvent> fresh) {
        UUID[] workspaces =
                fresh.stream().map(s -> s.event().workspaceId()).distinct().toArray(UUID[]::new);
        return transaction.one(
                """
                SELECT EXISTS (SELECT FROM usage_correction WHERE workspace_id = ANY($1)) AS found
                """,
                row -> row.flag("found"),
                (Object) workspaces);
    }

    /// New events that were corrected before they came.
    private List<EventKey> awaited(List<StoredEvent> fresh) {
        return transaction.list(
                """
                SELECT workspace_id, source, corrected_id FROM usage_correction
                WHERE (workspace_id, source, corrected_id) IN
                    (SELECT * FROM unnest($1::uuid[], $2::text[], $3::text[]))""",
                row ->
                        new EventKey(
                                row.uuid("workspace_id"),
                                row.text("source"),
                                row.text("corrected_id")),
                column(fresh, s -> s.event().workspaceId(), UUID[]::new),
                texts(fresh, s -> s.event().source()),
                texts(fresh, s -> s.event().id()));
    }

    /// Stores one of the concerned, and settles who counts.
    void store(StoredEvent fresh, Workspace workspace, RollupBatch batch) {
        UsageRecorded event = fresh.event();
        if (event.origin().corrects() != null) {
            if (correctsADroppedOne(event)) {
                var tooLate =
                        new UsageRejected(event, RejectionReason.TOO_OLD, RejectionReason.DROPPED);
                rejected.keep(transaction, List.of(tooLate));
                tell(event, event.id());
                return;
            }
            transaction.update(
                    """
                    INSERT INTO usage_correction (workspace_id, source, event_id, corrected_id)
                    VALUES ($1, $2, $3, $4)""",
                    event.workspaceId(),
                    event.source(),
                    event.id(),
                    event.origin().corrects());
        }
        EventRows.insert(transaction, List.of(event));
        settle(fresh, workspace, batch);
    }

    private boolean correctsADroppedOne(UsageRecorded event) {
        return transaction.one(
                """
                SELECT EXISTS (
                    SELECT FROM usage_event_key k JOIN usage_floor f USING (workspace_id)
                    WHERE k.workspace_id = $1 AND k.source = $2 AND k.event_id = $3
                      AND k.occurred_at < f.since) AS dropped""",
                row -> row.flag("dropped"),
                event.workspaceId(),
                event.source(),
                event.origin().corrects());
    }

    private void settle(StoredEvent fresh, Workspace workspace, RollupBatch batch) {
        UsageRecorded event = fresh.event();
        List<UsageRecorded> chain = counting(event);
        UsageRecorded winner = chain.getFirst();
        for (UsageRecorded loser : chain.subList(1, chain.size())) {
            supersede(loser, winner);
            tell(loser, winner.id());
            if (!loser.id().equals(event.id())) {
                StoredEvent.in(workspace, loser).uncount(batch);
            }
        }
        if (winner.id().equals(event.id())) {
            fresh.count(batch);
        }
    }

    /// The stored events of the chain that nothing has superseded yet: the last correction first,
    /// the original last. Every event corrects at most one, so there is one original at most.
    private List<UsageRecorded> counting(UsageRecorded event) {
        return transaction.list(
                """
                WITH RECURSIVE chain (id) AS (
                    SELECT $3::text COLLATE "C"
                  UNION
                    SELECT CASE WHEN c.event_id = chain.id THEN c.corrected_id ELSE c.event_id END
                    FROM chain JOIN usage_correction c
                        ON c.workspace_id = $1 AND c.source = $2
                       AND (c.event_id = chain.id OR c.corrected_id = chain.id))
                SELECT e.* FROM chain
                JOIN usage_event_key k
                    ON (k.workspace_id, k.source, k.event_id) = ($1, $2, chain.id)
                JOIN usage_event_now e
                    ON (e.workspace_id, e.occurred_at, e.source, e.event_id)
                     = (k.workspace_id, k.occurred_at, k.source, k.event_id)
                LEFT JOIN usage_correction c
                    ON (c.workspace_id, c.source, c.event_id) = ($1, $2, chain.id)
                WHERE e.corrected_by IS NULL ORDER BY c.seq DESC NULLS LAST""",
                EventRows::read,
                event.workspaceId(),
                event.source(),
                event.id());
    }

    /// Others have counted it when it was recorded.
    private void tell(UsageRecorded loser, String by) {
        var uncounted = new UsageUncounted(loser, by);
        String id = "uncounted-" + loser.id();
        OutgoingEvent told =
                UsageTopicRecords.entry(UsageUncounted.TYPE, id, loser, uncounted, now);
        Outbox.append(transaction, List.of(told));
    }

    private void supersede(UsageRecorded loser, UsageRecorded winner) {
        transaction.update(
                """
                INSERT INTO usage_superseded (workspace_id, source, event_id, by_id)
                VALUES ($1, $2, $3, $4)""",
                loser.workspaceId(),
                loser.source(),
                loser.id(),
                winner.id());
    }
}

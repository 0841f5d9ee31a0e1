package dev.pesewa.kit.outbox;

import dev.pesewa.kit.database.ColumnArrays;
import dev.pesewa.kit.database.Row;
import dev.pesewa.kit.database.SqlSession;
import dev.pesewa.kit.messaging.OutgoingEvent;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// The `outbox` table, which each service's first migration makes:
/// `(seq bigint GENERATED ALWAYS AS IDENTITY, topics text[], keys uuid[], payloads text[])`. A row
/// holds the events of what was committed by one statement, in their order.
public final class Outbox {

    private static final String APPEND_ONE =
            """
            INSERT INTO outbox (topics, keys, payloads)
            VALUES (ARRAY[CAST(?1 AS text)], ARRAY[CAST(CAST(?2 AS text) AS uuid)],
                ARRAY[CAST(?3 AS text)])""";

    private Outbox() {}

    /// To be called in the transaction that makes the change the event tells of.
    public static void append(SqlSession transaction, String topic, UUID key, String event) {
        transaction.update(
                """
                INSERT INTO outbox (topics, keys, payloads)
                VALUES (ARRAY[$1::text], ARRAY[$2::uuid], ARRAY[$3::text])""",
                topic,
                key,
                event);
    }

    /// Several at once, in their order; their keys are workspaces.
    public static void append(SqlSession transaction, List<OutgoingEvent> events) {
        transaction.update(
                "INSERT INTO outbox (topics, keys, payloads) VALUES ($1, $2, $3)",
                ColumnArrays.texts(events, OutgoingEvent::topic),
                ColumnArrays.column(events, event -> UUID.fromString(event.key()), UUID[]::new),
                ColumnArrays.texts(events, OutgoingEvent::value));
    }

    /// The same in the transaction of Panache repositories: the row is written over the session's
    /// own connection, after what the session was asked to write before.
    public static Uni<Integer> append(OutgoingEvent event) {
        return Panache.getSession()
                .flatMap(
                        session ->
                                session.flush()
                                        .chain(
                                                () ->
                                                        session.createNativeQuery(APPEND_ONE)
                                                                .setParameter(1, event.topic())
                                                                .setParameter(2, event.key())
                                                                .setParameter(3, event.value())
                                                                .executeUpdate()));
    }

    static List<OutboxRow> oldest(SqlSession transaction, int limit) {
        return transaction.list(
                "SELECT seq, topics, keys, payloads FROM outbox ORDER BY seq LIMIT $1",
                row -> new OutboxRow(row.number("seq"), entries(row)),
                limit);
    }

    private static List<OutgoingEvent> entries(Row row) {
        String[] topics = row.texts("topics");
        UUID[] keys = row.uuids("keys");
        String[] payloads = row.texts("payloads");
        List<OutgoingEvent> entries = new ArrayList<>(topics.length);
        for (int i = 0; i < topics.length; i++) {
            entries.add(new OutgoingEvent(topics[i], keys[i].toString(), payloads[i]));
        }
        return entries;
    }

    static void forget(SqlSession transaction, List<OutboxRow> published) {
        Long[] seqs = published.stream().map(OutboxRow::seq).toArray(Long[]::new);
        transaction.update("DELETE FROM outbox WHERE seq = ANY($1)", (Object) seqs);
    }

    record OutboxRow(long seq, List<OutgoingEvent> entries) {}
}

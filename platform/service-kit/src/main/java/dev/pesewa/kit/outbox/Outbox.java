package dev.pesewa.kit.outbox;

import dev.pesewa.kit.database.Statements;
import dev.pesewa.kit.log.LogEntry;
import java.util.List;
import java.util.UUID;

/// The `outbox` table, which each service's first migration makes:
/// `(seq bigint GENERATED ALWAYS AS IDENTITY, topic text, key uuid, payload text)`.
public final class Outbox {

    private Outbox() {}

    /// To be called in the transaction that makes the change the event tells of.
    public static void append(Statements transaction, String topic, UUID key, String event) {
        transaction.update(
                "INSERT INTO outbox (topic, key, payload) VALUES ($1, $2, $3)", topic, key, event);
    }

    static List<Waiting> oldest(Statements transaction, int limit) {
        return transaction.list(
                "SELECT seq, topic, key, payload FROM outbox ORDER BY seq LIMIT $1",
                row ->
                        new Waiting(
                                row.number("seq"),
                                new LogEntry(
                                        row.text("topic"),
                                        row.uuid("key").toString(),
                                        row.text("payload"))),
                limit);
    }

    static void forget(Statements transaction, List<Waiting> published) {
        Long[] seqs = published.stream().map(Waiting::seq).toArray(Long[]::new);
        transaction.update("DELETE FROM outbox WHERE seq = ANY($1)", (Object) seqs);
    }

    record Waiting(long seq, LogEntry entry) {}
}

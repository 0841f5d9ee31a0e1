package dev.pesewa.usage.event.postgres;

import static dev.pesewa.kit.database.ColumnArrays.column;
import static dev.pesewa.kit.database.ColumnArrays.texts;

import dev.pesewa.kit.database.Database;
import dev.pesewa.kit.database.Row;
import dev.pesewa.kit.messaging.DeadLetter;
import dev.pesewa.usage.event.DeadLetterRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

@ApplicationScoped
class PostgresDeadLetterRepository implements DeadLetterRepository {

    private static final String SELECT =
            "SELECT id, topic, key, reason, value, died_at, replayed_at FROM dead_letter WHERE ";

    private final Database database;

    PostgresDeadLetterRepository(Database database) {
        this.database = database;
    }

    /// A text in the database cannot hold a NUL; a record that does is told with the sign for it.
    @Override
    public void keep(List<StoredDeadLetter> entries) {
        if (entries.isEmpty()) {
            return;
        }
        database.update(
                """
                INSERT INTO dead_letter (id, topic, key, reason, value, died_at)
                SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[],
                    $6::timestamptz[])
                ON CONFLICT DO NOTHING""",
                texts(entries, StoredDeadLetter::id),
                texts(entries, entry -> entry.letter().topic()),
                texts(entries, entry -> printable(entry.letter().key())),
                texts(entries, entry -> printable(entry.letter().reason())),
                texts(entries, entry -> printable(entry.letter().value())),
                column(entries, StoredDeadLetter::diedAt, Instant[]::new));
    }

    private static String printable(String text) {
        return text.replace('\u0000', '␀');
    }

    @Override
    public List<StoredDeadLetter> list(String after, int limit) {
        return database.list(
                SELECT + "id > $1 ORDER BY id LIMIT $2",
                PostgresDeadLetterRepository::entry,
                after,
                (long) limit);
    }

    @Override
    public Optional<StoredDeadLetter> find(String id) {
        return database.first(SELECT + "id = $1", PostgresDeadLetterRepository::entry, id);
    }

    @Override
    public void replayed(String id, Instant at) {
        database.update("UPDATE dead_letter SET replayed_at = $2 WHERE id = $1", id, at);
    }

    private static StoredDeadLetter entry(Row row) {
        return new StoredDeadLetter(
                row.text("id"),
                new DeadLetter(
                        row.text("topic"), row.text("key"), row.text("reason"), row.text("value")),
                row.instant("died_at"),
                row.instantOrNull("replayed_at"));
    }
}

package dev.pesewa.usage.event.postgres;

import dev.pesewa.kit.database.BlockingPanache;
import dev.pesewa.kit.database.UniqueViolationException;
import dev.pesewa.kit.messaging.DeadLetter;
import dev.pesewa.usage.event.StoredDeadLetter;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Records of the usage topic that could not be handled, for an operator to look at and to replay.
@ApplicationScoped
public class DeadLetterRepository {

    private final DeadLetterRows rows = new DeadLetterRows();

    private static final class DeadLetterRows
            implements PanacheRepositoryBase<DeadLetterRow, String> {}

    /// A letter that is stored already stays as it is.
    public void keep(List<StoredDeadLetter> letters) {
        try {
            addMissing(letters);
        } catch (UniqueViolationException _) {
            // Another replica stored one of them in the same moment; now it is found.
            addMissing(letters);
        }
    }

    private void addMissing(List<StoredDeadLetter> letters) {
        List<String> ids = letters.stream().map(StoredDeadLetter::id).toList();
        BlockingPanache.inTransaction(
                () ->
                        rows.list("id in ?1", ids)
                                .chain(stored -> rows.persist(missing(letters, stored))));
    }

    private static List<DeadLetterRow> missing(
            List<StoredDeadLetter> letters, List<DeadLetterRow> stored) {
        Set<String> known = stored.stream().map(row -> row.id).collect(Collectors.toSet());
        return letters.stream()
                .filter(letter -> known.add(letter.id()))
                .map(DeadLetterRepository::row)
                .toList();
    }

    /// In the order of their ids, those after `after` only.
    public List<StoredDeadLetter> list(String after, int limit) {
        return BlockingPanache.inTransaction(
                        () ->
                                rows.find("id > ?1 order by id", after)
                                        .page(0, limit)
                                        .<DeadLetterRow>list())
                .stream()
                .map(DeadLetterRepository::letter)
                .toList();
    }

    public Optional<StoredDeadLetter> find(String id) {
        return Optional.ofNullable(BlockingPanache.inTransaction(() -> rows.findById(id)))
                .map(DeadLetterRepository::letter);
    }

    public void replayed(String id, Instant at) {
        BlockingPanache.inTransaction(() -> rows.update("replayedAt = ?1 where id = ?2", at, id));
    }

    private static DeadLetterRow row(StoredDeadLetter stored) {
        var row = new DeadLetterRow();
        row.id = stored.id();
        row.topic = stored.letter().topic();
        row.key = printable(stored.letter().key());
        row.reason = printable(stored.letter().reason());
        row.content = printable(stored.letter().value());
        row.diedAt = stored.diedAt();
        return row;
    }

    /// A text in the database cannot hold a NUL; the sign for it is stored in its place.
    private static String printable(String text) {
        return text.replace('\u0000', '␀');
    }

    private static StoredDeadLetter letter(DeadLetterRow row) {
        return new StoredDeadLetter(
                row.id,
                new DeadLetter(row.topic, row.key, row.reason, row.content),
                row.diedAt,
                row.replayedAt);
    }
}

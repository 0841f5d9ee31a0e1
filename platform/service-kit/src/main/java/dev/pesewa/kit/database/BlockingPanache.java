package dev.pesewa.kit.database;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.VertxException;
import io.vertx.pgclient.PgException;
import jakarta.persistence.OptimisticLockException;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.hibernate.JDBCException;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;

/// Runs work of Panache repositories in a transaction and waits for it, on a virtual thread. Rows
/// that people edit are kept so; money, events, rollups, queues and claims are explicit SQL by
/// `Database` (ADR 9). Example, in an adapter:
///
/// ```java
/// public Optional<Settings> find(WorkspaceId id) {
///     return Optional.ofNullable(BlockingPanache.inTransaction(() -> rows.findById(id.value())));
/// }
/// ```
public final class BlockingPanache {

    private BlockingPanache() {}

    /// All of `work` or nothing of it. Null where the `Uni` has no item. Throws what `Database`
    /// throws: `DatabaseUnavailableException` when nobody knows whether it happened,
    /// `UniqueViolationException` when a key is taken; anything else as it is.
    public static <T> T inTransaction(Supplier<Uni<T>> work) {
        try {
            return VertxContextSupport.subscribeAndAwait(
                    () ->
                            Panache.withTransaction(work)
                                    .ifNoItem()
                                    .after(BlockingSql.TIMEOUT)
                                    .fail());
        } catch (Throwable failed) { // The method declares nothing narrower.
            throw translated(failed);
        }
    }

    private static RuntimeException translated(Throwable failed) {
        for (Throwable each = failed; each != null; each = each.getCause()) {
            if (each instanceof PgException refused) {
                return BlockingSql.translated(
                        refused.getSqlState(), refused.getConstraint(), refused);
            }
            if (each instanceof JDBCException refused) {
                return BlockingSql.translated(refused.getSQLState(), constraint(refused), refused);
            }
        }
        return switch (failed) {
            case CompletionException wrapper when wrapper.getCause() != null ->
                    translated(wrapper.getCause());
            case TimeoutException lost -> new DatabaseUnavailableException(lost);
            case VertxException closed -> new DatabaseUnavailableException(closed);
            case OptimisticLockException lost -> new RolledBackException(lost);
            case RuntimeException own -> own;
            case Error bug -> throw bug;
            // A refused or lost connection, a pool that is closed: only the driver throws these.
            default -> new DatabaseUnavailableException(failed);
        };
    }

    private static @Nullable String constraint(JDBCException refused) {
        return refused instanceof ConstraintViolationException violated
                ? violated.getConstraintName()
                : null;
    }
}

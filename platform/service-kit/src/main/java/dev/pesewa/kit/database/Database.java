package dev.pesewa.kit.database;

import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Transaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The service's own database. A statement outside `transaction` is one of its own.
@ApplicationScoped
public class Database implements SqlSession {

    private final Pool pool;
    private final SqlSession statements;

    public Database(Pool pool) {
        this.pool = pool;
        this.statements = new BlockingSql(pool);
    }

    @Override
    public <T> List<T> list(String sql, Function<Row, T> reader, @Nullable Object... parameters) {
        return statements.list(sql, reader, parameters);
    }

    /// Like `list`, without waiting: the stage ends on a thread that must not be blocked either.
    /// What `list` throws fails it.
    public <T> CompletionStage<List<T>> listAsync(
            String sql, Function<Row, T> reader, @Nullable Object... parameters) {
        return BlockingSql.listAsync(pool, sql, reader, parameters);
    }

    @Override
    public int update(String sql, @Nullable Object... parameters) {
        return statements.update(sql, parameters);
    }

    /// All of `work` or nothing of it. An exception rolls back and goes on to the caller.
    public <T> T transaction(Function<SqlSession, T> work) {
        SqlConnection connection = BlockingSql.await(pool.getConnection());
        try {
            Transaction transaction = BlockingSql.await(connection.begin());
            T result;
            try {
                result = work.apply(new BlockingSql(connection));
            } catch (RuntimeException failed) {
                rollback(transaction, failed);
                throw failed;
            }
            BlockingSql.await(transaction.commit());
            return result;
        } finally {
            connection.closeAndForget();
        }
    }

    private static void rollback(Transaction transaction, RuntimeException failed) {
        try {
            BlockingSql.await(transaction.rollback());
        } catch (RuntimeException alsoFailed) {
            // A connection that is gone has rolled back already.
            failed.addSuppressed(alsoFailed);
        }
    }
}

package dev.pesewa.kit.database;

import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Statements over a pool or over the connection of a transaction.
final class BlockingSql implements SqlSession {

    /// Longer than any statement of ours takes; a statement that takes longer is a lost connection.
    static final Duration TIMEOUT = Duration.ofSeconds(30);

    private static final String UNIQUE_VIOLATION = "23505";

    /// Serialization failures and deadlocks.
    private static final String ROLLED_BACK = "40";

    private final SqlClient client;

    BlockingSql(SqlClient client) {
        this.client = client;
    }

    @Override
    public <T> List<T> list(String sql, Function<Row, T> reader, @Nullable Object... parameters) {
        RowSet<io.vertx.mutiny.sqlclient.Row> rows = run(sql, parameters);
        List<T> list = new ArrayList<>(rows.size());
        for (io.vertx.mutiny.sqlclient.Row row : rows) {
            list.add(reader.apply(new Row(row)));
        }
        return list;
    }

    @Override
    public int update(String sql, @Nullable Object... parameters) {
        return run(sql, parameters).rowCount();
    }

    private RowSet<io.vertx.mutiny.sqlclient.Row> run(String sql, @Nullable Object... parameters) {
        return await(client.preparedQuery(sql).execute(tuple(parameters)));
    }

    static <T> T await(Uni<T> work) {
        try {
            return work.await().atMost(TIMEOUT);
        } catch (PgException refused) {
            throw translated(refused);
        } catch (TimeoutException | CompletionException lost) {
            throw new DatabaseUnavailableException(lost);
        } catch (IllegalStateException | io.vertx.core.VertxException closed) {
            throw new DatabaseUnavailableException(closed);
        }
    }

    static <T> CompletionStage<List<T>> listAsync(
            Pool pool, String sql, Function<Row, T> reader, @Nullable Object... parameters) {
        return pool.getDelegate()
                .preparedQuery(sql)
                .execute(tuple(parameters).getDelegate())
                .toCompletionStage()
                .toCompletableFuture()
                .orTimeout(TIMEOUT.toSeconds(), TimeUnit.SECONDS)
                .handle((rows, failed) -> read(rows, failed, reader));
    }

    private static <T> List<T> read(
            io.vertx.sqlclient.@Nullable RowSet<io.vertx.sqlclient.Row> rows,
            @Nullable Throwable failed,
            Function<Row, T> reader) {
        if (rows == null) {
            throw failed instanceof PgException refused
                    ? translated(refused)
                    : new DatabaseUnavailableException(
                            failed == null ? new IllegalStateException("No rows") : failed);
        }
        List<T> list = new ArrayList<>(rows.size());
        for (io.vertx.sqlclient.Row row : rows) {
            list.add(reader.apply(new Row(io.vertx.mutiny.sqlclient.Row.newInstance(row))));
        }
        return list;
    }

    private static RuntimeException translated(PgException refused) {
        return translated(refused.getSqlState(), refused.getConstraint(), refused);
    }

    /// What a refusal means, by its SQLSTATE; `refused` itself when it is a fault of the statement.
    static RuntimeException translated(
            @Nullable String state, @Nullable String constraint, RuntimeException refused) {
        if (UNIQUE_VIOLATION.equals(state)) {
            return new UniqueViolationException(constraint, refused);
        }
        if (state != null && state.startsWith(ROLLED_BACK)) {
            return new RolledBackException(refused);
        }
        return isOutage(state) ? new DatabaseUnavailableException(refused) : refused;
    }

    /// Connection trouble (08), shutdown and start-up (57P), too many connections (53).
    private static boolean isOutage(@Nullable String state) {
        return state == null
                || state.startsWith("08")
                || state.startsWith("57P")
                || state.startsWith("53");
    }

    private static Tuple tuple(@Nullable Object... parameters) {
        List<@Nullable Object> values = new ArrayList<>(parameters.length);
        for (Object parameter : parameters) {
            values.add(value(parameter));
        }
        return Tuple.tuple(values);
    }

    private static @Nullable Object value(@Nullable Object parameter) {
        return switch (parameter) {
            case Instant instant -> utc(instant);
            case Instant[] instants -> utc(instants);
            case byte[] bytes -> io.vertx.core.buffer.Buffer.buffer(bytes);
            case null, default -> parameter;
        };
    }

    private static @Nullable OffsetDateTime[] utc(@Nullable Instant[] instants) {
        var times = new OffsetDateTime[instants.length];
        for (int i = 0; i < times.length; i++) {
            times[i] = utc(instants[i]);
        }
        return times;
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}

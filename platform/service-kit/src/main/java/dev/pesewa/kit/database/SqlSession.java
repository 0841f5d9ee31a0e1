package dev.pesewa.kit.database;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Runs SQL and waits for its answer; call it from a virtual thread. Parameters are `$1`, `$2` …
/// Throws `DatabaseUnavailableException` when nobody knows whether it happened,
/// `UniqueViolationException` when a key is taken.
public interface SqlSession {

    <T> List<T> list(String sql, Function<Row, T> reader, @Nullable Object... parameters);

    /// The number of rows changed.
    int update(String sql, @Nullable Object... parameters);

    /// What is read of the first row, if there is any and it is not null.
    default <T> Optional<T> first(
            String sql, Function<Row, T> reader, @Nullable Object... parameters) {
        List<T> rows = list(sql, reader, parameters);
        return rows.isEmpty() ? Optional.empty() : Optional.ofNullable(rows.getFirst());
    }

    /// The only row of a statement that always has one.
    default <T> T one(String sql, Function<Row, T> reader, @Nullable Object... parameters) {
        return list(sql, reader, parameters).getFirst();
    }
}

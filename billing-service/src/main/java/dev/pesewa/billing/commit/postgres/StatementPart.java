package dev.pesewa.billing.commit.postgres;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// One step of the statement: SQL with a `?` for each column, and the columns, one array each. A
/// step without rows is left out.
final class StatementPart<R> {

    private final String sql;
    private final List<R> rows;
    private final List<Object> columns = new ArrayList<>();

    StatementPart(String sql, List<R> rows) {
        this.sql = sql;
        this.rows = rows;
    }

    /// The next column; its type follows from the SQL.
    <V extends @Nullable Object> StatementPart<R> add(
            Function<R, V> value, IntFunction<V[]> array) {
        V[] values = array.apply(rows.size());
        for (int i = 0; i < values.length; i++) {
            values[i] = value.apply(rows.get(i));
        }
        columns.add(values);
        return this;
    }

    StatementPart<R> texts(Function<R, @Nullable String> value) {
        return this.<@Nullable String>add(value, String[]::new);
    }

    StatementPart<R> numbers(Function<R, @Nullable Long> value) {
        return this.<@Nullable Long>add(value, Long[]::new);
    }

    boolean isNeeded() {
        return !rows.isEmpty();
    }

    String sql() {
        return sql;
    }

    List<Object> columns() {
        return columns;
    }
}

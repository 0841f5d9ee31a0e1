package dev.pesewa.kit.database;

import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// Turns a list of rows into one array per column, as `unnest` takes them.
public final class ColumnArrays {

    private ColumnArrays() {}

    public static <R, V extends @Nullable Object> V[] column(
            List<R> rows, Function<R, V> value, IntFunction<V[]> array) {
        V[] values = array.apply(rows.size());
        for (int i = 0; i < values.length; i++) {
            values[i] = value.apply(rows.get(i));
        }
        return values;
    }

    public static <R> String[] texts(List<R> rows, Function<R, @Nullable String> value) {
        return column(
                rows,
                row -> {
                    String text = value.apply(row);
                    return text == null ? "" : text;
                },
                String[]::new);
    }

    public static <R> Long[] numbers(List<R> rows, Function<R, Long> value) {
        return column(rows, value, Long[]::new);
    }
}

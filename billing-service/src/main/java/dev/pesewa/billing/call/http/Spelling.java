package dev.pesewa.billing.call.http;

import dev.pesewa.kernel.ProblemException;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// A fact that a request may name by one of several fields, such as `cost` or `costUsd`; two at
/// once are refused. An error names the field that was sent.
record Spelling<T>(String field, @Nullable T value) {

    static <T> Spelling<T> one(
            String field, @Nullable T value, String other, @Nullable T otherValue) {
        if (value != null && otherValue != null) {
            throw ProblemException.malformed(other, "means the same as " + field + "; send one");
        }
        return otherValue == null
                ? new Spelling<>(field, value)
                : new Spelling<>(other, otherValue);
    }

    static <T> Spelling<T> one(
            String field,
            @Nullable T value,
            String second,
            @Nullable T secondValue,
            String third,
            @Nullable T thirdValue) {
        Spelling<T> first = one(field, value, second, secondValue);
        return one(first.field, first.value, third, thirdValue);
    }

    <R> @Nullable R check(BiFunction<String, T, R> check) {
        return value == null ? null : check.apply(field, value);
    }
}

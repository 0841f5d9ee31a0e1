package dev.pesewa.usage.rollup;

import dev.pesewa.kernel.TokenKind;
import dev.pesewa.kernel.event.UsageRecorded;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A whole number that rollups sum over events, such as `messages`, and the column that keeps the
/// sum. The cost, a decimal, is summed beside them. The one list of measures: the arrays and SQL
/// that write rollups and the SQL that reads them are made from it.
///
/// A new measure is a constant here, in `ALL`, and a column of `usage_hourly` and `usage_slice`.
public record Measure(String column, ToLongFunction<UsageRecorded> of) {

    public static final Measure MESSAGES = new Measure("messages", _ -> 1);
    public static final Measure SUCCEEDED =
            new Measure("succeeded", event -> event.call().result().success() ? 1 : 0);
    public static final Measure CACHED =
            new Measure("cached", event -> event.call().result().cached() ? 1 : 0);
    public static final Measure UNPRICED =
            new Measure("unpriced", event -> event.costUsd() == null ? 1 : 0);

    /// Calls that said how long they took, and how long all of them took together.
    public static final Measure TIMED =
            new Measure("timed", event -> event.call().result().durationMs() == null ? 0 : 1);
    public static final Measure DURATION_MS =
            new Measure(
                    "duration_ms",
                    event -> Objects.requireNonNullElse(event.call().result().durationMs(), 0L));

    /// Tokens of sound and images count with those of text.
    private static final Map<TokenKind, Measure> TOKENS =
            TokenKind.TEXT.stream()
                    .collect(
                            Collectors.toUnmodifiableMap(
                                    Function.identity(),
                                    kind ->
                                            new Measure(
                                                    kind.column(),
                                                    event ->
                                                            event.tokens().inAllModalities(kind))));

    public static final List<Measure> ALL =
            Stream.of(
                            Stream.of(MESSAGES, SUCCEEDED, CACHED, UNPRICED),
                            TokenKind.TEXT.stream().map(Measure::tokens),
                            Stream.of(TIMED, DURATION_MS))
                    .flatMap(Function.identity())
                    .toList();

    /// How many tokens of a kind of text.
    public static Measure tokens(TokenKind text) {
        return Objects.requireNonNull(TOKENS.get(text));
    }
}

package dev.pesewa.kernel;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/// How many tokens of each kind. The kinds are disjoint: a token read from the cache is not counted
/// as input as well, and one of sound not as one of text.
///
/// Example: `Tokens.of(INPUT, 80).and(CACHED_INPUT, 1_920).and(OUTPUT, 280)`.
@SuppressWarnings("EnumOrdinal") // An index within this process; nothing stores it.
public final class Tokens {

    public static final Tokens NONE = new Tokens(new long[TokenKind.ALL.size()]);

    private final long[] counts;

    private Tokens(long[] counts) {
        this.counts = counts;
    }

    public static Tokens of(TokenKind kind, long count) {
        return NONE.and(kind, count);
    }

    /// Throws `ArithmeticException` when they are too many together to be counted.
    public static Tokens of(ToLongFunction<TokenKind> count) {
        long[] counts = new long[NONE.counts.length];
        long sum = 0;
        for (TokenKind kind : TokenKind.ALL) {
            counts[kind.ordinal()] = notNegative(count.applyAsLong(kind));
            sum = Math.addExact(sum, counts[kind.ordinal()]);
        }
        return sum == 0 ? NONE : new Tokens(counts);
    }

    /// These, and so many more of a kind.
    public Tokens and(TokenKind kind, long count) {
        long added = Math.addExact(of(kind), notNegative(count));
        return of(each -> each == kind ? added : of(each));
    }

    private static long notNegative(long count) {
        if (count < 0) {
            throw new IllegalArgumentException("A number of tokens is not negative.");
        }
        return count;
    }

    public long of(TokenKind kind) {
        return counts[kind.ordinal()];
    }

    /// Text, sound and images together, by a kind of text.
    public long inAllModalities(TokenKind text) {
        return sum(kind -> kind.text() == text);
    }

    public long total() {
        return sum(_ -> true);
    }

    /// Everything the model read: what decides the tier of a request's price.
    public long totalRead() {
        return sum(TokenKind::isRead);
    }

    private long sum(Predicate<TokenKind> chosen) {
        long sum = 0;
        for (TokenKind kind : TokenKind.ALL) {
            sum += chosen.test(kind) ? of(kind) : 0;
        }
        return sum;
    }

    /// The counts of some kinds by a name of each, in the order of the kinds.
    public Map<String, Long> by(Function<TokenKind, String> name, List<TokenKind> kinds) {
        Map<String, Long> counted = new LinkedHashMap<>();
        kinds.forEach(kind -> counted.put(name.apply(kind), of(kind)));
        return counted;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Tokens tokens && Arrays.equals(counts, tokens.counts);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(counts);
    }

    @Override
    public String toString() {
        return by(TokenKind::shortName, TokenKind.ALL).toString();
    }
}

package dev.pesewa.local.demo;

import dev.pesewa.local.Polling;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// What the demo prints: each figure beside the one that was expected.
final class DemoReport {

    private static final Duration BETWEEN_QUESTIONS = Duration.ofMillis(100);
    private static final int QUESTIONS = 300;

    private final PrintStream out;
    private int right;
    private int wrong;

    DemoReport(PrintStream out) {
        this.out = out;
    }

    void chapter(String title) {
        out.printf("%n%s%n", title);
    }

    void says(String what, Object value) {
        out.printf("    %-44s %s%n", what, value);
    }

    /// Decimals are equal when their values are: 5.00 is 5.
    void check(String what, Object expected, Object actual) {
        boolean same = isSame(expected, actual);
        if (same) {
            right++;
            out.printf("  ✓ %-44s %s%n", what, shown(actual));
        } else {
            wrong++;
            out.printf("  ✗ %-44s %s, expected %s%n", what, shown(actual), shown(expected));
        }
    }

    private static boolean isSame(Object expected, Object actual) {
        if (expected instanceof BigDecimal left && actual instanceof BigDecimal right) {
            return left.compareTo(right) == 0;
        }
        return Objects.equals(expected, actual);
    }

    private static String shown(Object value) {
        return value instanceof BigDecimal decimal
                ? decimal.stripTrailingZeros().toPlainString()
                : String.valueOf(value);
    }

    /// Asks until the answer is the hoped one, at most so often; then the last answer shows why
    /// not.
    <T> T await(Supplier<T> question, Predicate<T> hoped) {
        T answer = question.get();
        for (int again = 0; again < QUESTIONS && !hoped.test(answer); again++) {
            Polling.pause(BETWEEN_QUESTIONS);
            answer = question.get();
        }
        return answer;
    }

    void broken(RuntimeException failure) {
        wrong++;
        out.printf("  ✗ %s%n", failure.getMessage());
    }

    /// True when every figure was right.
    boolean close() {
        out.printf("%n%d figures as computed beforehand, %d not.%n", right, wrong);
        return wrong == 0;
    }
}

package dev.pesewa.kernel;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/// Finds the known name that a mistyped one was meant to be.
///
/// Example: of `InputTokens`, `input_tokens` and `inputToken` the nearest is `inputTokens`.
public final class NearestName {

    /// A name of eight letters may be wrong in two of them.
    private static final int LETTERS_PER_MISTAKE = 4;

    /// Longer ones are no mistyped names, and would take long to compare.
    private static final int LONGEST = 60;

    private NearestName() {}

    /// Empty when no known name is near.
    public static Optional<String> of(String name, Collection<String> known) {
        if (name.length() > LONGEST) {
            return Optional.empty();
        }
        String letters = letters(name);
        return known.stream()
                .filter(each -> isNear(letters, letters(each)))
                .min(
                        Comparator.comparingInt((String each) -> distance(letters, letters(each)))
                                .thenComparing(Comparator.naturalOrder()));
    }

    /// `; did you mean inputTokens?`, or nothing: for the end of an error text.
    public static String hint(String name, Collection<String> known) {
        return of(name, known).map(near -> "; did you mean " + near + "?").orElse("");
    }

    /// Whether two names differ only in case, `_`, `-` and spaces.
    public static boolean isSpelling(String name, String known) {
        return letters(name).equals(letters(known));
    }

    private static boolean isNear(String from, String to) {
        int letters = Math.max(from.length(), to.length());
        return distance(from, to) <= letters / LETTERS_PER_MISTAKE;
    }

    private static String letters(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[_\\s-]", "");
    }

    /// How many letters must be inserted, deleted, replaced or swapped with the next.
    private static int distance(String from, String to) {
        int[] beforeLast = new int[to.length() + 1];
        int[] last = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int[] row = new int[to.length() + 1];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int replaced = last[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, 1 + Math.min(last[j], row[j - 1]));
                if (isSwap(from, i, to, j)) {
                    row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
                }
            }
            beforeLast = last;
            last = row;
        }
        return last[to.length()];
    }

    private static boolean isSwap(String from, int i, String to, int j) {
        return i > 1
                && j > 1
                && from.charAt(i - 1) == to.charAt(j - 2)
                && from.charAt(i - 2) == to.charAt(j - 1);
    }
}

package dev.pesewa.kit.validation;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/// Finds what a mistyped name was probably meant to be. Examples: `startdate` and `star_date` are
/// near `startDate`; `colour` is near none of `startDate` and `endDate`.
public final class NearestName {

    /// One letter in three may be wrong.
    private static final int LETTERS_PER_MISTAKE = 3;

    /// Longer ones are no mistyped names, and would take long to compare.
    private static final int LONGEST = 60;

    private NearestName() {}

    /// The known name with the fewest mistakes, the first of equals; empty when none is near.
    public static Optional<String> of(String name, Collection<String> known) {
        if (name.length() > LONGEST) {
            return Optional.empty();
        }
        String folded = folded(name);
        int most = Math.max(1, folded.length() / LETTERS_PER_MISTAKE);
        return known.stream()
                .filter(each -> distance(folded, folded(each)) <= most)
                .min(Comparator.comparingInt(each -> distance(folded, folded(each))));
    }

    /// `; did you mean startDate?`, or nothing when none is near: to be added to an error text.
    public static String hint(String name, Collection<String> known) {
        return of(name, known).map(near -> "; did you mean " + near + "?").orElse("");
    }

    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT).replace("_", "").replace("-", "");
    }

    /// The number of letters to add, drop or change (Levenshtein).
    private static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int changed = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[other.length()];
    }
}

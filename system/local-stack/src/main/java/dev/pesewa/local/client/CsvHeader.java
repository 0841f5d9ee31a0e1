package dev.pesewa.local.client;

import dev.pesewa.kernel.NearestName;
import dev.pesewa.local.LocalException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Checks the header of CSV before anything is sent: a column that is passed over silently would
/// be tokens that cost nothing.
///
/// Example: `occurredAt,InputTokens` is refused with "did you mean inputTokens?".
final class CsvHeader {

    /// What an export says of an event that is no field of it.
    static final Set<String> DERIVED = Set.of("pricing", "correctedBy");

    /// What says which event it is.
    private static final Set<String> IDENTITY = Set.of("id", "source");

    private static final Set<String> KNOWN = known();

    private CsvHeader() {}

    private static Set<String> known() {
        Set<String> known = new HashSet<>(EventField.ALL.keySet());
        known.addAll(EventField.ALIASES.keySet());
        return Set.copyOf(known);
    }

    /// Whether `GET /api/usage/export` wrote it.
    static boolean isExport(Predicate<String> hasColumn) {
        return DERIVED.stream().allMatch(hasColumn);
    }

    /// `named`: field → header. With named columns a file is in a format of its own: a column that
    /// is no field is left out then, unless it is nearly one.
    static void check(List<String> header, Map<String, String> named, Set<String> ignored) {
        named.forEach(
                (field, column) -> {
                    if (!header.contains(column)) {
                        throw new LocalException(
                                "--column "
                                        + field
                                        + ": there is no column "
                                        + column
                                        + NearestName.hint(column, header));
                    }
                });
        Map<String, String> columns = new HashMap<>();
        for (int i = 0; i < header.size(); i++) {
            String column = header.get(i);
            boolean isLeftOut = column.isEmpty() && i == header.size() - 1;
            if (!isLeftOut && !ignored.contains(column)) {
                String field = field(column, named, isExport(header::contains));
                String other = field == null ? null : columns.put(field, column);
                if (other != null) {
                    throw new LocalException(
                            other.equals(column)
                                    ? "column " + column + ": stands twice in the header"
                                    : "columns %s and %s: both are %s"
                                            .formatted(other, column, field));
                }
            }
        }
    }

    /// The field that a column holds by its name; null when it holds none, or is to be left out. In
    /// a format of its own an `id` may be anything, so it is taken only when it is named.
    static @Nullable String ownField(String column, Map<String, String> named, boolean isExport) {
        String field = EventField.ALIASES.getOrDefault(column, column);
        boolean isForeign = !named.isEmpty() && !isExport && IDENTITY.contains(field);
        boolean isOwn = EventField.ALL.containsKey(field) && !named.containsKey(field);
        return isOwn && !isForeign ? field : null;
    }

    /// Whose column it is; null when it is left out.
    private static @Nullable String field(
            String column, Map<String, String> named, boolean isExport) {
        if (named.containsValue(column)) {
            return "the column " + column;
        }
        String own = ownField(column, named, isExport);
        if (own != null || KNOWN.contains(column)) {
            return own;
        }
        boolean isNear = NearestName.of(column, KNOWN).isPresent();
        if (isNear || (named.isEmpty() && !(isExport && DERIVED.contains(column)))) {
            throw new LocalException(
                    ("column %1$s: an event has no such field%2$s Say whose it is"
                                    + " (--column FIELD=\"%1$s\") or leave it out"
                                    + " (--ignore \"%1$s\").")
                            .formatted(column, isNear ? NearestName.hint(column, KNOWN) : "."));
        }
        return null;
    }
}

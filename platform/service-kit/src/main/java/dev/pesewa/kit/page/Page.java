package dev.pesewa.kit.page;

import dev.pesewa.kernel.ProblemException;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// `{"items":[…],"nextCursor":…}`; `nextCursor` is null on the last page.
public record Page<T>(List<T> items, @Nullable String nextCursor) {

    public static final int DEFAULT_LIMIT = PageRequest.DEFAULT_LIMIT;
    public static final int MAX_LIMIT = PageRequest.MAX_LIMIT;

    private static final UUID AFTER_ALL = new UUID(-1, -1);

    /// Reads `?limit=`; null is the default.
    public static int limit(@Nullable Integer asked) {
        if (asked == null) {
            return DEFAULT_LIMIT;
        }
        if (asked < 1 || asked > MAX_LIMIT) {
            throw ProblemException.malformed("limit", "between 1 and " + MAX_LIMIT);
        }
        return asked;
    }

    /// Reads `?cursor=` of a list whose newest ids come first: those before this id. Null begins.
    public static UUID before(@Nullable String cursor) {
        try {
            return cursor == null ? AFTER_ALL : UUID.fromString(cursor);
        } catch (IllegalArgumentException foreign) {
            throw ProblemException.malformed("cursor", "take it from nextCursor");
        }
    }

    /// A page from one row more than `limit`: the surplus row only tells that there is a next page.
    public static <T> Page<T> of(List<T> oneMore, int limit, Function<T, String> cursor) {
        if (oneMore.size() <= limit) {
            return new Page<>(oneMore, null);
        }
        List<T> items = List.copyOf(oneMore.subList(0, limit));
        return new Page<>(items, cursor.apply(items.getLast()));
    }
}

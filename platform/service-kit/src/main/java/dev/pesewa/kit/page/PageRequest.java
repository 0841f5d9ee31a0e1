package dev.pesewa.kit.page;

import dev.pesewa.kernel.ProblemException;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// `?limit=&cursor=` of a list, as a `@BeanParam`:
///
/// ```java
/// @GET
/// public Page<KeyResponse> list(@BeanParam PageRequest page) {
///     List<ApiKey> rows = keys.list(workspace.id(), page.idAfter(), page.rows());
///     return page.of(rows, KeyResponse::of, KeyResponse::id);
/// }
/// ```
///
/// The query asks for one row more than the page shows; the surplus row only tells that there is a
/// next page. A cursor is the key of the last row of the page before.
public record PageRequest(
        @QueryParam("limit") @Nullable Integer limit,
        @QueryParam("cursor") @Nullable String cursor) {

    public static final int DEFAULT_LIMIT = 50;
    public static final int MAX_LIMIT = 500;

    private static final UUID BEFORE_ALL = new UUID(0, 0);
    private static final UUID AFTER_ALL = new UUID(-1, -1);

    /// The number of items on the page. 400 outside 1 to `MAX_LIMIT`.
    public int size() {
        int size = limit == null ? DEFAULT_LIMIT : limit;
        if (size < 1 || size > MAX_LIMIT) {
            throw ProblemException.malformed("limit", "between 1 and " + MAX_LIMIT);
        }
        return size;
    }

    /// The `LIMIT` of the query: one row more than `size`.
    public int rows() {
        return size() + 1;
    }

    /// For lists in the order of rising ids: the id that the page's ids are greater than.
    public UUID idAfter() {
        return id(BEFORE_ALL);
    }

    /// For lists with the newest id first: the id that the page's ids are less than.
    public UUID idBefore() {
        return id(AFTER_ALL);
    }

    /// For lists with the highest number first: the number that the page's numbers are less than.
    public long numberBefore() {
        try {
            return cursor == null ? Long.MAX_VALUE : Long.parseLong(cursor);
        } catch (NumberFormatException foreign) {
            throw notOurs();
        }
    }

    /// For lists in the order of a text: the text that the page's texts come after.
    public String textAfter(int longest) {
        if (cursor == null) {
            return "";
        }
        if (cursor.length() > longest || cursor.chars().anyMatch(Character::isISOControl)) {
            throw notOurs();
        }
        return cursor;
    }

    /// The page, from the rows that a query with `rows()` gave.
    public <R, T> Page<T> of(List<R> rows, Function<R, T> item, Function<T, ?> key) {
        List<T> items = rows.stream().limit(size()).map(item).toList();
        boolean isLast = rows.size() <= size();
        return new Page<>(items, isLast ? null : String.valueOf(key.apply(items.getLast())));
    }

    private UUID id(UUID none) {
        try {
            return cursor == null ? none : UUID.fromString(cursor);
        } catch (IllegalArgumentException foreign) {
            throw notOurs();
        }
    }

    private static ProblemException notOurs() {
        return ProblemException.malformed("cursor", "take it from nextCursor");
    }
}

package dev.pesewa.gateway.identity.http;

import dev.pesewa.kernel.ProblemException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Ids in addresses. A cursor is the last id of the page before.
public final class IdParameters {

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private IdParameters() {}

    public static UUID after(@Nullable String cursor) {
        if (cursor == null) {
            return BEFORE_ALL;
        }
        try {
            return UUID.fromString(cursor);
        } catch (IllegalArgumentException foreign) {
            throw ProblemException.malformed("cursor", "take it from nextCursor");
        }
    }

    /// An id that is none is nobody's: 404.
    public static UUID id(String what, String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException foreign) {
            throw ProblemException.notFound(what);
        }
    }
}

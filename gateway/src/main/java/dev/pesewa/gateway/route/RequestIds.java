package dev.pesewa.gateway.route;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The id of a request: the client's own when it is short and plain, else a new one. Example:
/// `abc-1` is kept; `a b` is replaced, because it could be read as two words of a log.
public final class RequestIds {

    public static final String HEADER = "X-Request-Id";
    private static final Pattern SANE = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private RequestIds() {}

    public static String of(@Nullable String fromClient, String ours) {
        return fromClient != null && SANE.matcher(fromClient).matches() ? fromClient : ours;
    }
}

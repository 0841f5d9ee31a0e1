package dev.pesewa.gateway.route;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The id of a request, from the client when it is a sane one, else ours.
public final class RequestIds {

    public static final String HEADER = "X-Request-Id";
    private static final Pattern SANE = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private RequestIds() {}

    public static String of(@Nullable String fromClient, String ours) {
        return fromClient != null && SANE.matcher(fromClient).matches() ? fromClient : ours;
    }
}

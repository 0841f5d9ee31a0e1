package dev.pesewa.gateway.route;

import java.util.Optional;
import java.util.regex.Pattern;

/// Which service answers an address. What is not listed does not exist for the outside, so a
/// service's own `/q/*` is out of reach.
public final class Routes {

    /// The services behind the gateway.
    public enum Target {
        USAGE,
        /// What stays open for minutes, with connections of its own.
        LIVE,
        BILLING,
        METRICS
    }

    private static final Pattern SLASHES = Pattern.compile("/{2,}");

    private Routes() {}

    public static Optional<Target> of(String path) {
        if (under(path, "/api/usage/live")) {
            return Optional.of(Target.LIVE);
        }
        if (under(path, "/api/usage")) {
            return Optional.of(Target.USAGE);
        }
        if (under(path, "/api/ai")
                || under(path, "/api/billing")
                || under(path, "/api/subscriptions")
                || under(path, "/api/invoices")
                || under(path, "/api/notifications")
                || under(path, "/webhooks")) {
            return Optional.of(Target.BILLING);
        }
        if (under(path, "/api/system") || under(path, "/api/v1/kpis")) {
            return Optional.of(Target.METRICS);
        }
        return Optional.empty();
    }

    /// The address without empty segments: `/api//usage/` becomes `/api/usage`.
    public static String normal(String path) {
        String single = SLASHES.matcher(path).replaceAll("/");
        return single.length() > 1 && single.endsWith("/")
                ? single.substring(0, single.length() - 1)
                : single;
    }

    private static boolean under(String path, String prefix) {
        return path.equals(prefix) || path.startsWith(prefix + "/");
    }
}

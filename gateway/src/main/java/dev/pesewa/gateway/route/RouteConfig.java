package dev.pesewa.gateway.route;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;

/// Where the services are, and the limits of what is passed on.
@ConfigMapping(prefix = "pesewa.route")
public interface RouteConfig {

    @WithDefault("${PESEWA_USAGE_URL:http://127.0.0.1:8081}")
    URI usage();

    @WithDefault("${PESEWA_BILLING_URL:http://127.0.0.1:8082}")
    URI billing();

    @WithDefault("${PESEWA_METRICS_URL:http://127.0.0.1:8083}")
    URI metrics();

    /// The largest body that passes, in bytes.
    @WithDefault("1048576")
    long maxBody();

    /// A service that does not take a connection in this time is down.
    @WithDefault("PT2S")
    Duration connectTimeout();

    /// A service that sends nothing for so long is given up.
    @WithDefault("PT60S")
    Duration idleTimeout();

    /// Connections kept to each service.
    @WithDefault("128")
    int connections();

    /// A request waits so long for one of them; then it is answered 503 with Retry-After.
    @WithDefault("PT10S")
    Duration connectionWithin();

    /// Requests that wait for a connection to one service.
    @WithDefault("4000")
    int mostWaiting();

    /// Connections that may watch usage live; they are not taken from the others.
    @WithDefault("2000")
    int watchers();
}

package dev.pesewa.gateway.route.vertx;

import dev.pesewa.gateway.route.RequestIds;
import dev.pesewa.gateway.route.RouteConfig;
import dev.pesewa.gateway.route.Routes;
import dev.pesewa.gateway.route.Routes.Target;
import dev.pesewa.kernel.ProblemCode;
import dev.pesewa.kernel.ProblemException;
import dev.pesewa.kit.id.IdGenerator;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyOptions;
import io.vertx.httpproxy.ProxyResponse;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.util.EnumMap;
import java.util.Map;
import org.jboss.logging.Logger;

/// Hands requests to the services, as a stream in both directions: no body is held in memory. It
/// runs before the gateway's own resources.
@ApplicationScoped
class GatewayProxy {

    private static final int FIRST = -1_000;
    private static final Logger LOG = Logger.getLogger(GatewayProxy.class);

    private final RouteConfig config;
    private final Vertx vertx;
    private final IdGenerator ids;
    private final ProblemResponses problems;
    private final Map<Target, HttpProxy> targets = new EnumMap<>(Target.class);

    GatewayProxy(RouteConfig config, Vertx vertx, IdGenerator ids, ProblemResponses problems) {
        this.config = config;
        this.vertx = vertx;
        this.ids = ids;
        this.problems = problems;
    }

    void register(@Observes Router router) {
        HttpClient client = client(config.connections());
        targets.put(Target.USAGE, proxy(client, config.usage()));
        targets.put(Target.LIVE, proxy(client(config.watchers()), config.usage()));
        targets.put(Target.BILLING, proxy(client, config.billing()));
        targets.put(Target.METRICS, proxy(client, config.metrics()));
        router.route().order(FIRST).handler(this::handle);
    }

    private HttpClient client(int connections) {
        return vertx.createHttpClient(
                new HttpClientOptions()
                        .setConnectTimeout((int) config.connectTimeout().toMillis())
                        .setReadIdleTimeout((int) config.idleTimeout().toSeconds())
                        .setIdleTimeout((int) config.idleTimeout().toSeconds())
                        .setDecompressionSupported(false),
                new PoolOptions()
                        .setHttp1MaxSize(connections)
                        .setMaxWaitQueueSize(config.mostWaiting()));
    }

    private HttpProxy proxy(HttpClient client, URI origin) {
        return HttpProxy.reverseProxy(new ProxyOptions().setSupportWebSocket(false), client)
                .origin(context -> connected(context, origin))
                .addInterceptor(new Passing());
    }

    /// A client may have hung up while its request waited for a connection. Nobody would notice
    /// that later, and the connection would wait for the rest of it for ever.
    private Future<HttpClientRequest> connected(ProxyContext context, URI origin) {
        var options =
                new RequestOptions()
                        .setHost(origin.getHost())
                        .setPort(origin.getPort())
                        .setConnectTimeout(config.connectionWithin().toMillis())
                        .setIdleTimeout(config.idleTimeout().toMillis());
        var incoming = context.request().proxiedRequest();
        return context.client()
                .request(options)
                .compose(
                        outgoing -> {
                            outgoing.exceptionHandler(gone -> LOG.debug("Given up", gone));
                            if (incoming.response().closed()) {
                                outgoing.reset();
                                return Future.failedFuture("The client has gone");
                            }
                            return Future.succeededFuture(outgoing);
                        });
    }

    private void handle(RoutingContext context) {
        HttpServerRequest request = context.request();
        String id = RequestIds.of(request.getHeader(RequestIds.HEADER), ids.next().toString());
        request.headers().set(RequestIds.HEADER, id);
        request.response().putHeader(RequestIds.HEADER, id);
        if (declaredLength(request) > config.maxBody()) {
            problems.tooLarge(request, config.maxBody());
            return;
        }
        sendContinue(request);
        String path = Routes.normal(normalized(context));
        if (!path.equals(Routes.normal(request.path()))) {
            context.reroute(path + query(request));
            return;
        }
        Routes.of(path)
                .map(targets::get)
                .ifPresentOrElse(proxy -> proxy.handle(request), () -> local(context, path));
    }

    /// Tells a client that waits for it to send the body, as curl does with a large one. The
    /// expectation ends here: a service that saw it would not answer it.
    private static void sendContinue(HttpServerRequest request) {
        if (HttpHeaders.CONTINUE.toString().equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))
                && request.version() != HttpVersion.HTTP_1_0) {
            request.response().writeContinue();
            request.headers().remove(HttpHeaders.EXPECT);
        }
    }

    /// The address as the services will read it: without dots and needless escapes.
    private static String normalized(RoutingContext context) {
        try {
            return context.normalizedPath();
        } catch (IllegalArgumentException noEscape) {
            return context.request().path();
        }
    }

    private static void local(RoutingContext context, String path) {
        if (path.equals(context.request().path())) {
            context.next();
        } else {
            context.reroute(path + query(context.request()));
        }
    }

    private static String query(HttpServerRequest request) {
        return request.query() == null ? "" : "?" + request.query();
    }

    private static long declaredLength(HttpServerRequest request) {
        String declared = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        try {
            return declared == null ? 0 : Long.parseLong(declared);
        } catch (NumberFormatException unreadable) {
            return Long.MAX_VALUE;
        }
    }

    /// Sets the headers that say who sent the request, and answers 503 for a service that is down.
    private final class Passing implements ProxyInterceptor {

        @Override
        public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
            var request = context.request();
            var original = request.proxiedRequest();
            request.headers().remove("Forwarded");
            request.headers().set("X-Forwarded-For", original.remoteAddress().hostAddress());
            request.headers().set("X-Forwarded-Proto", original.scheme());
            request.headers().remove("X-Forwarded-Host");
            request.setURI(Routes.normal(original.path()) + query(original));
            return context.sendRequest()
                    .recover(
                            down -> {
                                var unavailable =
                                        new ProblemException(
                                                ProblemCode.UNAVAILABLE,
                                                "The service behind this address does not answer."
                                                        + " Send the same request again.");
                                return Future.succeededFuture(
                                        problems.fill(
                                                request.release().response(),
                                                original,
                                                unavailable));
                            });
        }
    }
}

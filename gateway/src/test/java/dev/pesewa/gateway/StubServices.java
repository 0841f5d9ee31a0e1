package dev.pesewa.gateway;

import dev.pesewa.local.FreePorts;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/// Services behind the gateway. usage and billing answer with the request as they saw it: the body
/// as it is, each header `X` as `Seen-X`, the address as `Seen-Uri`. metrics is down. Some
/// addresses do more: `…/status/402` answers that status, `…/stream` answers two lines, the second
/// when `/control/release` is asked for, and `…/held` answers never. `/control/*` is asked
/// directly, not through the gateway.
public final class StubServices implements QuarkusTestResourceLifecycleManager {

    public static final String OPERATOR_PASSWORD = "operator of the tests";

    private final Vertx vertx = Vertx.vertx();
    private final ConcurrentLinkedQueue<HttpServerResponse> streams = new ConcurrentLinkedQueue<>();
    private final AtomicInteger held = new AtomicInteger();
    private final AtomicInteger abandoned = new AtomicInteger();

    @Override
    public Map<String, String> start() {
        String usage = "http://127.0.0.1:" + listen("usage");
        return Map.of(
                "pesewa.identity.operator-password",
                OPERATOR_PASSWORD,
                "pesewa.route.usage",
                usage,
                "pesewa.route.billing",
                "http://127.0.0.1:" + listen("billing"),
                "pesewa.route.metrics",
                "http://127.0.0.1:" + FreePorts.find(),
                "stub.control",
                usage);
    }

    private int listen(String service) {
        return vertx.createHttpServer()
                .requestHandler(request -> answer(service, request))
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .actualPort();
    }

    private void answer(String service, HttpServerRequest request) {
        HttpServerResponse response = request.response();
        String path = request.path();
        if (path.equals("/control/release")) {
            streams.forEach(stream -> stream.end("second\n"));
            streams.clear();
            response.end();
        } else if (path.equals("/control/held")) {
            response.end(held + " " + abandoned);
        } else if (path.endsWith("/stream")) {
            response.setChunked(true).write("first\n");
            streams.add(response);
        } else if (path.endsWith("/held")) {
            held.incrementAndGet();
            response.exceptionHandler(_ -> {});
            request.connection().closeHandler(_ -> abandoned.incrementAndGet());
        } else {
            request.bodyHandler(body -> echo(service, request, body));
        }
    }

    private static void echo(String service, HttpServerRequest request, Buffer body) {
        HttpServerResponse response = request.response();
        request.headers().forEach((name, value) -> response.putHeader("Seen-" + name, value));
        String status = request.path().replaceFirst(".*/status/(\\d{3})$", "$1");
        response.setStatusCode(status.length() == 3 ? Integer.parseInt(status) : 200)
                .putHeader("Seen-Service", service)
                .putHeader("Seen-Method", request.method().name())
                .putHeader("Seen-Uri", request.uri())
                .putHeader("Content-Type", "application/octet-stream")
                .end(body);
    }

    @Override
    public void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}

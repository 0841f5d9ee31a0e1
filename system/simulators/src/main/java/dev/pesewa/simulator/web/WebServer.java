package dev.pesewa.simulator.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Listens on loopback, one virtual thread for each request. What it cannot place is answered in
/// JSON too: 404, 405, 413, 400, 500.
public final class WebServer implements AutoCloseable {

    private static final int BODY_LIMIT = 1_048_576;
    private static final String QUIET = "/control/";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final RequestLog log;

    /// Port 0 takes a free one.
    public WebServer(int port, RequestLog log) throws IOException {
        // Without it an answer waits 40 ms for the acknowledgement of its headers.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        this.log = log;
        server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(threads);
    }

    public void start(List<Route> routes) {
        List<Route> all = List.copyOf(routes);
        server.createContext("/", exchange -> handle(exchange, all));
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange, List<Route> routes) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readNBytes(BODY_LIMIT + 1);
            Request request = request(exchange, new String(body, StandardCharsets.UTF_8));
            Answer answer =
                    body.length > BODY_LIMIT
                            ? Answer.refused(413, "The body is too large.")
                            : routed(request, routes);
            if (!request.path().startsWith(QUIET)) {
                log.add(request, answer.status());
            }
            send(exchange, answer);
        }
    }

    private static Answer routed(Request request, List<Route> routes) {
        List<String> path = Route.segments(request.path());
        boolean known = false;
        for (Route route : routes) {
            Optional<Map<String, String>> named = route.fit(path);
            if (named.isPresent() && route.method().equals(request.method())) {
                return answered(route, named.get(), request);
            }
            known |= named.isPresent();
        }
        return known
                ? Answer.refused(405, "This address does not take " + request.method() + ".")
                : Answer.refused(404, "There is nothing at " + request.path() + ".");
    }

    private static Answer answered(Route route, Map<String, String> named, Request request) {
        try {
            return route.handler()
                    .answer(
                            new Request(
                                    request.method(),
                                    request.path(),
                                    named,
                                    request.headers(),
                                    request.body()));
        } catch (BadRequest e) {
            return Answer.refused(400, String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            e.printStackTrace();
            return Answer.refused(500, "The simulator failed; its log says why.");
        }
    }

    private static Request request(HttpExchange exchange, String body) {
        Map<String, String> headers = new HashMap<>();
        exchange.getRequestHeaders()
                .forEach(
                        (name, values) ->
                                headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
        return new Request(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getPath(),
                Map.of(),
                headers,
                body);
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }
}

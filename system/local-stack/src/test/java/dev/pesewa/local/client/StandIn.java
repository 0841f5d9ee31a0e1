package dev.pesewa.local.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Stands in for the services: takes events as they do, with the same limits, and remembers them.
public final class StandIn implements AutoCloseable {

    private static final int MOST_BYTES = 1 << 20;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, byte[]> answers = new ConcurrentHashMap<>();
    private final Map<String, Integer> statuses = new ConcurrentHashMap<>();
    private final List<JsonNode> events = new ArrayList<>();
    private final List<Integer> batches = new ArrayList<>();
    private final CountDownLatch never = new CountDownLatch(1);
    private final CountDownLatch hangs = new CountDownLatch(1);
    private volatile String hangsAt = "";
    private volatile String countsNext = "";

    public StandIn() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::other);
        server.createContext("/api/usage/events", this::events);
        server.start();
        answers("/api/usage/clients", 201, "{}");
    }

    ApiClient api() {
        return new ApiClient(URI.create("http://127.0.0.1:" + port()), () -> "");
    }

    public int port() {
        return server.getAddress().getPort();
    }

    public void answers(String path, int status, String body) {
        answers.put(path, body.getBytes(StandardCharsets.UTF_8));
        statuses.put(path, status);
    }

    /// What the workspace `w` counts of its events, until a batch is taken.
    void counts(long stored, long duplicates) {
        answers("/api/usage/summary/w", 200, ingested(stored, duplicates));
    }

    /// What it counts from then on.
    void countsNext(long stored, long duplicates) {
        countsNext = ingested(stored, duplicates);
    }

    private static String ingested(long stored, long duplicates) {
        return "{\"ingested\":{\"stored\":%d,\"duplicates\":%d}}".formatted(stored, duplicates);
    }

    /// A batch with this text is never answered.
    void hangsAt(String text) {
        hangsAt = text;
    }

    void awaitHanging() throws InterruptedException {
        hangs.await();
    }

    /// What was accepted, sorted by nothing: batches arrive side by side.
    public synchronized List<JsonNode> events() {
        return List.copyOf(events);
    }

    /// How many bytes each batch had.
    synchronized List<Integer> batches() {
        return List.copyOf(batches);
    }

    private void other(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        exchange.getRequestBody().readAllBytes();
        answer(
                exchange,
                statuses.getOrDefault(path, 404),
                answers.getOrDefault(path, new byte[] {'{', '}'}));
    }

    private void events(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        String text = new String(body, StandardCharsets.UTF_8);
        if (!hangsAt.isEmpty() && text.contains(hangsAt)) {
            hang();
            return;
        }
        if (body.length > MOST_BYTES) {
            answer(exchange, 413, new byte[0]);
            return;
        }
        answer(exchange, 202, taken(body.length, text).getBytes(StandardCharsets.UTF_8));
    }

    private void hang() {
        hangs.countDown();
        try {
            never.await();
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    /// Refuses events of the model "refused".
    private synchronized String taken(int bytes, String text) {
        batches.add(bytes);
        if (!countsNext.isEmpty()) {
            answers("/api/usage/summary/w", 200, countsNext);
        }
        List<String> results = new ArrayList<>();
        for (String line : text.lines().toList()) {
            JsonNode event = ApiClient.parse(line);
            if (event.path("model").asText().equals("refused")) {
                results.add("{\"status\":\"rejected\",\"code\":\"malformed\",\"detail\":\"no\"}");
            } else {
                events.add(event);
                results.add("{\"status\":\"accepted\"}");
            }
        }
        return "{\"results\":[" + String.join(",", results) + "]}";
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        never.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}

package dev.pesewa.billing.purchase;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;

/// Answers as Paystack does: every payment gets the same page, and is undecided until the test says
/// otherwise. Every payment is one of 30 GHS.
final class PaystackStub implements AutoCloseable {

    private static final int AMOUNT_MINOR = 3_000;

    private final HttpServer server;
    private volatile String status = "ongoing";
    private volatile String asked = "";

    PaystackStub(URI url) throws IOException {
        server =
                HttpServer.create(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), url.getPort()), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext(url.getPath() + "/transaction/initialize", this::initialize);
        server.createContext(url.getPath() + "/transaction/verify", this::verify);
        server.start();
    }

    /// The status of every payment from now on.
    void calls(String newStatus) {
        status = newStatus;
    }

    /// The body of the last request for a page.
    String asked() {
        return asked;
    }

    static String transaction(String reference, String status, int amountMinor) {
        return """
        {"reference":"%s","status":"%s","amount":%d,"currency":"GHS","domain":"test"}"""
                .formatted(reference, status, amountMinor);
    }

    private void initialize(HttpExchange exchange) throws IOException {
        asked = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        send(exchange, "{\"authorization_url\":\"https://pay.example/page\"}");
    }

    private void verify(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String reference = path.substring(path.lastIndexOf('/') + 1);
        send(exchange, transaction(reference, status, AMOUNT_MINOR));
    }

    private static void send(HttpExchange exchange, String data) throws IOException {
        try (exchange) {
            byte[] body =
                    "{\"status\":true,\"data\":%s}"
                            .formatted(data)
                            .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

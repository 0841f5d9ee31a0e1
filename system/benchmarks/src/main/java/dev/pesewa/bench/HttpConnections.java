package dev.pesewa.bench;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/// Keep-alive connections that do no more than HTTP/1.1 asks for, so that the load takes little of
/// the machine that it shares with what it measures. One request at a time on each.
final class HttpConnections implements AutoCloseable {

    private static final String END_OF_HEAD = "\r\n\r\n";
    private static final String LENGTH = "content-length: ";

    private final List<Connection> connections = new ArrayList<>();

    HttpConnections(Vertx vertx, int port, int count) {
        var client = vertx.createNetClient();
        for (int i = 0; i < count; i++) {
            NetSocket socket =
                    client.connect(port, "127.0.0.1")
                            .toCompletionStage()
                            .toCompletableFuture()
                            .join();
            connections.add(new Connection(socket));
        }
    }

    record Response(int status, String body) {}

    /// `head` is the request line and headers without the length; the stage fails unless the
    /// status is one of the 200s.
    CompletionStage<Response> send(int connection, String head, String body) {
        String request = head + "Content-Length: " + body.length() + END_OF_HEAD + body;
        return connections.get(connection).send(request);
    }

    static String post(String path, String token, String key) {
        return "POST "
                + path
                + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
                + "Authorization: Bearer "
                + token
                + "\r\nIdempotency-Key: "
                + key
                + "\r\n";
    }

    static String get(String path, String token) {
        return "GET "
                + path
                + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer "
                + token
                + "\r\n";
    }

    @Override
    public void close() {
        connections.forEach(connection -> connection.socket.close());
    }

    private static final class Connection {
        private final NetSocket socket;
        private Buffer received = Buffer.buffer();
        private volatile CompletableFuture<Response> waiting = new CompletableFuture<>();

        Connection(NetSocket socket) {
            this.socket = socket;
            socket.handler(this::received);
            socket.closeHandler(
                    _ -> waiting.completeExceptionally(new IllegalStateException("closed")));
        }

        CompletionStage<Response> send(String request) {
            waiting = new CompletableFuture<>();
            var _ = socket.write(Buffer.buffer(request));
            return waiting;
        }

        private void received(Buffer bytes) {
            received = received.length() == 0 ? bytes : received.appendBuffer(bytes);
            String text = received.toString(StandardCharsets.UTF_8);
            int head = text.indexOf(END_OF_HEAD);
            if (head < 0) {
                return;
            }
            int length = text.indexOf(LENGTH);
            if (length < 0 || length > head) {
                waiting.completeExceptionally(
                        new IllegalStateException("answered without a length: " + text));
                return;
            }
            int from = length + LENGTH.length();
            int size = Integer.parseInt(text.substring(from, text.indexOf('\r', from)));
            int start = head + END_OF_HEAD.length();
            if (received.length() >= start + size) {
                received = Buffer.buffer();
                answer(Integer.parseInt(text.substring(9, 12)), text.substring(start));
            }
        }

        private void answer(int status, String body) {
            CompletableFuture<Response> asked = waiting;
            if (status / 100 == 2) {
                asked.complete(new Response(status, body));
            } else {
                asked.completeExceptionally(
                        new IllegalStateException("answered " + status + ": " + body));
            }
        }
    }
}

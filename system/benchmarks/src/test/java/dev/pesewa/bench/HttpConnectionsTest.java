package dev.pesewa.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpConnectionsTest {

    private final Vertx vertx = Vertx.vertx();
    private HttpConnections http = new HttpConnections(vertx, 0, 0);

    @BeforeEach
    void connect() {
        HttpServer server =
                done(
                        vertx.createHttpServer()
                                .requestHandler(HttpConnectionsTest::answer)
                                .listen(0, "127.0.0.1")
                                .toCompletionStage());
        http = new HttpConnections(vertx, server.actualPort(), 1);
    }

    @AfterEach
    void close() {
        http.close();
        done(vertx.close().toCompletionStage());
    }

    private static void answer(HttpServerRequest request) {
        request.body()
                .onSuccess(
                        body -> {
                            String key = request.getHeader("Idempotency-Key");
                            request.response()
                                    .setStatusCode("poor".equals(key) ? 402 : 200)
                                    .end(request.path() + " " + key + " " + body);
                        });
    }

    @Test
    void sendsOneRequestAfterAnotherOverOneConnection() {
        String head = HttpConnections.post("/charge", "token", "k1");
        for (String body : new String[] {"first", "second"}) {
            assertThat(done(http.send(0, head, body)))
                    .isEqualTo(new HttpConnections.Response(200, "/charge k1 " + body));
        }
    }

    @Test
    void failsWithTheTextOfARefusal() {
        String head = HttpConnections.post("/charge", "token", "poor");
        assertThatThrownBy(() -> done(http.send(0, head, "call")))
                .hasMessageContaining("answered 402: /charge poor call");
    }

    private static <T> T done(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }
}

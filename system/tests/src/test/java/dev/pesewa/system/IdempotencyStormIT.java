package dev.pesewa.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pesewa.local.Stack;
import dev.pesewa.local.client.ApiClient;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

/// The same charges sent by everybody at once, and one connection in ten cut before the answer:
/// each key has one effect and one answer.
class IdempotencyStormIT {

    private static final Stack STACK = SystemStack.get();
    private static final int KEYS = 1_000;
    private static final int SENDERS = 64;
    private static final int ANSWERED_WITHIN_MS = 30_000;
    private static final int CUT_PERCENT = 10;
    private static final long SEED = 20261121;
    private static final String BODY = "{\"feature\":\"report_summary\",\"clientId\":\"storm\"}";

    private final Map<String, Set<String>> answers = new ConcurrentHashMap<>();
    private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();

    @Test
    void everyKeyHasOneEffectAndOneAnswer() throws InterruptedException {
        // Given
        System.out.println("seed " + SEED);
        String workspace = SystemStack.workspace();
        ApiClient owner = STACK.as("owner", workspace);
        owner.post("/api/usage/clients", Map.of("clientId", "storm")).expect(201);
        STACK.operator()
                .post(
                        "/api/billing/grants?workspaceId=" + workspace,
                        Map.of("credits", "500", "reason", "storm"),
                        Map.of("Idempotency-Key", "storm"))
                .expect(201);
        String token = STACK.tokens().of("owner", workspace);
        // When
        List<Thread> senders = new ArrayList<>();
        for (int i = 0; i < SENDERS; i++) {
            var random = new SplittableRandom(SEED + i);
            senders.add(Thread.ofVirtual().start(() -> sendAll(token, random)));
        }
        for (Thread sender : senders) {
            sender.join();
        }
        // Then
        assertThat(failures).isEmpty();
        assertThat(answers).hasSize(KEYS);
        assertThat(answers.values()).allSatisfy(each -> assertThat(each).hasSize(1));
        JsonNode books = owner.get("/api/ai/ledger/proof").expect(200);
        assertThat(books.path("spent").asText()).isEqualTo("200.00");
        assertThat(books.path("available").asText()).isEqualTo("300.00");
        assertThat(books.path("balanced").asBoolean()).isTrue();
        JsonNode stats = owner.get("/api/ai/usage-stats").expect(200);
        assertThat(stats.path("totalRequests").asInt()).isEqualTo(KEYS);
    }

    /// All in the same order, so that all are at the same key at the same time.
    private void sendAll(String token, SplittableRandom random) {
        try (var line = new Line(STACK.ports().gateway(), token)) {
            for (int key = 0; key < KEYS; key++) {
                if (random.nextInt(100) < CUT_PERCENT) {
                    line.sendAndCut("storm-" + key);
                } else {
                    answers.computeIfAbsent("storm-" + key, _ -> ConcurrentHashMap.newKeySet())
                            .add(line.send("storm-" + key));
                }
            }
        } catch (IOException | RuntimeException failed) {
            failures.add(failed);
        }
    }

    /// A connection that is kept, unless it is cut.
    private static final class Line implements AutoCloseable {
        private final URI gateway;
        private final String token;
        private Socket socket;
        private InputStream in;

        Line(URI gateway, String token) throws IOException {
            this.gateway = gateway;
            this.token = token;
            this.socket = connected();
            this.in = new BufferedInputStream(socket.getInputStream());
        }

        private Socket connected() throws IOException {
            var connected = new Socket(InetAddress.getLoopbackAddress(), gateway.getPort());
            connected.setSoTimeout(ANSWERED_WITHIN_MS);
            return connected;
        }

        private void write(String key) throws IOException {
            String request =
                    """
                    POST /api/ai/charge HTTP/1.1
                    Host: %s
                    Authorization: Bearer %s
                    Content-Type: application/json
                    Idempotency-Key: %s
                    Content-Length: %d

                    """
                            .formatted(gateway.getAuthority(), token, key, BODY.length());
            String bytes = request.replace("\n", "\r\n") + BODY;
            socket.getOutputStream().write(bytes.getBytes(StandardCharsets.US_ASCII));
        }

        void sendAndCut(String key) throws IOException {
            write(key);
            socket.close();
            socket = connected();
            in = new BufferedInputStream(socket.getInputStream());
        }

        /// Status and body; sent again when somebody has no time.
        String send(String key) throws IOException {
            write(key);
            String head = head();
            int length = Integer.parseInt(header(head, "content-length"));
            String body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
            String status = head.split(" ", 3)[1];
            return status.equals("503") ? send(key) : status + " " + body;
        }

        private String head() throws IOException {
            var head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) {
                int next = in.read();
                if (next < 0) {
                    throw new IOException("The gateway hung up after " + head);
                }
                head.append((char) next);
            }
            return head.toString();
        }

        private static String header(String head, String name) {
            return head.lines()
                    .filter(line -> line.toLowerCase(java.util.Locale.ROOT).startsWith(name + ":"))
                    .map(line -> line.substring(name.length() + 1).strip())
                    .findFirst()
                    .orElseThrow();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}

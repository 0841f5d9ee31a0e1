package dev.pesewa.gateway.route.vertx;

import static dev.pesewa.gateway.GatewayApi.anonymous;
import static dev.pesewa.gateway.GatewayApi.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pesewa.gateway.StubServices;
import dev.pesewa.kit.id.IdGenerator;
import dev.pesewa.local.test.ServiceInfrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The proxy before the services of `StubServices`, which answer with what they saw.
@QuarkusTest
@QuarkusTestResource(ServiceInfrastructure.class)
@QuarkusTestResource(StubServices.class)
class GatewayProxyIT {

    private static final int LARGEST_BODY = 1_048_576;

    @TestHTTPResource URI gateway = URI.create("http://localhost");

    @Inject
    @ConfigProperty(name = "stub.control")
    String control;

    @Inject IdGenerator ids;

    @ParameterizedTest
    @CsvSource({
        "/api/usage/events, usage",
        "/api/usage/live/1, usage",
        "/api/ai/credits, billing",
        "/webhooks/paystack, billing",
        "/api/invoices, billing",
    })
    void sendsARequestToItsService(String path, String service) {
        // When
        Response answer = anonymous().urlEncodingEnabled(false).get(path + "?days=30&x=a%20b");
        // Then
        assertThat(answer.header("Seen-Service")).isEqualTo(service);
        assertThat(answer.header("Seen-Uri")).isEqualTo(path + "?days=30&x=a%20b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST", "PUT", "PATCH", "DELETE"})
    void keepsTheMethod(String method) {
        assertThat(anonymous().request(method, "/api/ai/x").header("Seen-Method"))
                .isEqualTo(method);
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 202, 402, 404, 409, 422, 500})
    void keepsTheStatusOfTheAnswer(int status) {
        assertThat(anonymous().get("/api/ai/status/" + status).statusCode()).isEqualTo(status);
    }

    @Test
    void passesAWebhookOnByteForByte() {
        // Given bytes that are no text, with every value in them
        byte[] body = ids.secret(20_000);
        for (int i = 0; i < 256; i++) {
            body[i] = (byte) i;
        }
        // When
        Response answer =
                anonymous()
                        .header("x-paystack-signature", "abc")
                        .contentType("application/octet-stream")
                        .body(body)
                        .post("/webhooks/paystack");
        // Then
        assertThat(answer.asByteArray()).isEqualTo(body);
        assertThat(answer.header("Seen-x-paystack-signature")).isEqualTo("abc");
        assertThat(answer.header("Seen-Content-Length")).isEqualTo("20000");
    }

    @Test
    void passesTheTokenOnForTheServiceToCheck() {
        assertThat(anonymous().auth().oauth2("t").get("/api/ai/x").header("Seen-Authorization"))
                .isEqualTo("Bearer t");
    }

    @Test
    void saysWhereARequestCameFromWhateverTheClientSays() {
        // When
        Response answer =
                anonymous()
                        .header("X-Forwarded-For", "10.0.0.1")
                        .header("X-Forwarded-Proto", "https")
                        .header("X-Forwarded-Host", "bank.example")
                        .header("Forwarded", "for=10.0.0.1")
                        .get("/api/ai/x");
        // Then
        assertThat(answer.header("Seen-X-Forwarded-For")).isEqualTo("127.0.0.1");
        assertThat(answer.header("Seen-X-Forwarded-Proto")).isEqualTo("http");
        assertThat(answer.header("Seen-X-Forwarded-Host")).isNull();
        assertThat(answer.header("Seen-Forwarded")).isNull();
    }

    @Test
    void keepsThePlainRequestIdOfTheClient() {
        // When
        Response answer = anonymous().header("X-Request-Id", "till-1.7").get("/api/ai/x");
        // Then
        assertThat(answer.header("Seen-X-Request-Id")).isEqualTo("till-1.7");
        assertThat(answer.headers().getValues("X-Request-Id")).containsExactly("till-1.7");
    }

    @Test
    void givesARequestAnIdWhereTheClientSendsNoneOrAnUnsafeOne() {
        for (String sent : new String[] {"", "a b", "x".repeat(65)}) {
            // When
            Response answer = anonymous().header("X-Request-Id", sent).get("/api/ai/x");
            // Then
            String id = answer.header("X-Request-Id");
            assertThat(UUID.fromString(id).version()).isEqualTo(7);
            assertThat(answer.header("Seen-X-Request-Id")).isEqualTo(id);
        }
    }

    @Test
    void passesTheLargestBodyOn() {
        // Given
        byte[] body = new byte[LARGEST_BODY];
        new Random(7).nextBytes(body);
        // When
        Response answer =
                anonymous()
                        .contentType("application/octet-stream")
                        .body(body)
                        .post("/api/usage/events");
        // Then
        assertThat(answer.asByteArray()).isEqualTo(body);
    }

    @Test
    void refusesALargerBodyBeforeItIsSent() throws IOException {
        // When
        String answer = exchange("POST /webhooks/paystack HTTP/1.1\r\nContent-Length: 1048577\r\n");
        // Then
        assertThat(answer)
                .startsWith("HTTP/1.1 413")
                .containsIgnoringCase("connection: close")
                .contains("too-large");
    }

    @Test
    void answers503ForAServiceThatIsDown() {
        // When
        Response answer =
                anonymous().header("X-Request-Id", "r-1").get("/api/system/metrics/summary");
        // Then
        assertProblem(answer, 503, "unavailable");
        assertThat(answer.header("Retry-After")).isEqualTo("2");
        assertThat(answer.<String>path("traceId")).isEqualTo("r-1");
    }

    @ParameterizedTest
    @CsvSource({
        "/api/usage/../ai/credits, billing, /api/ai/credits",
        "/api/usage/%2e%2e/ai/credits, billing, /api/ai/credits",
        "/%61pi/%75sage/x, usage, /api/usage/x",
        "/api//usage/./clients/, usage, /api/usage/clients",
    })
    void routesAnAddressAsTheServiceReadsIt(String path, String service, String seen)
            throws IOException {
        // When
        String answer = exchange("GET " + path + "?q=1 HTTP/1.1\r\n");
        // Then
        assertThat(answer)
                .containsIgnoringCase("seen-service: " + service)
                .containsIgnoringCase("seen-uri: " + seen + "?q=1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/usage/../../q/openapi-of-nobody",
                "/api/usages",
                "/api/ai%2fcredits",
                "/webhooks%00",
                "/internal/usage",
            })
    void sendsNothingElseToAService(String path) throws IOException {
        // When
        String answer = exchange("GET " + path + " HTTP/1.1\r\n");
        // Then
        assertThat(answer).doesNotContainIgnoringCase("seen-service").contains(" 40");
    }

    @Test
    void takesAnUpgradeForARequestLikeAnother() throws IOException {
        // Given
        String head = "GET /api/usage/x HTTP/1.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n";
        // When
        String answer = exchange(head);
        // Then
        assertThat(answer).startsWith("HTTP/1.1 200").containsIgnoringCase("seen-service: usage");
    }

    @Test
    void passesTheLinesOfAStreamOnAsTheyCome() throws IOException {
        try (Socket client = connect()) {
            // Given
            write(client, "GET /api/usage/live/stream HTTP/1.1\r\n");
            BufferedReader lines = reader(client);
            // When the service has sent the first line and not yet the second
            await().until(() -> "first".equals(lines.readLine()));
            anonymous().get(control + "/control/release");
            // Then
            await().until(() -> "second".equals(lines.readLine()));
        }
    }

    @Test
    void givesUpARequestWhoseClientHasHungUp() throws IOException {
        // Given
        try (Socket client = connect()) {
            write(client, "GET /api/usage/held HTTP/1.1\r\n");
            await().until(() -> held().startsWith("1 "));
            // When the client closes its connection
        }
        // Then
        await().until(() -> held().equals("1 1"));
        assertThat(anonymous().get("/api/usage/x").statusCode()).isEqualTo(200);
    }

    @Test
    void answersForItselfThatItIsUp() {
        assertThat(anonymous().get("/api/healthz").<String>path("status")).isEqualTo("ok");
    }

    @Test
    void answersAnUnknownAddressWithAProblem() {
        assertProblem(anonymous().get("/api/nothing"), 404, "not-found");
    }

    private String held() {
        return anonymous().get(control + "/control/held").asString();
    }

    /// Sends what no well-behaved client would; the answer's head and body.
    private String exchange(String head) throws IOException {
        try (Socket client = connect()) {
            write(client, head);
            BufferedReader lines = reader(client);
            var answer = new StringBuilder();
            int length = 0;
            for (String line = lines.readLine(); !line.isEmpty(); line = lines.readLine()) {
                answer.append(line).append('\n');
                String field = line.toLowerCase(Locale.ROOT);
                if (field.startsWith("content-length:")) {
                    length = Integer.parseInt(field.substring(field.indexOf(' ') + 1));
                }
            }
            for (int i = 0; i < length; i++) {
                answer.append((char) lines.read());
            }
            return answer.toString();
        }
    }

    private Socket connect() throws IOException {
        Socket client = new Socket(gateway.getHost(), gateway.getPort());
        client.setSoTimeout(10_000);
        return client;
    }

    private static void write(Socket client, String head) throws IOException {
        String request = head + "Host: gateway\r\n\r\n";
        client.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
        client.getOutputStream().flush();
    }

    private static BufferedReader reader(Socket client) throws IOException {
        return new BufferedReader(
                new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
    }
}

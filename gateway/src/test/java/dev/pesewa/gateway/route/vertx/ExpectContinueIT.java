package dev.pesewa.gateway.route.vertx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pesewa.gateway.StubServices;
import dev.pesewa.local.test.ServiceInfrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A client that sends `Expect: 100-continue` waits for an interim response before its body.
@QuarkusTest
@QuarkusTestResource(ServiceInfrastructure.class)
@QuarkusTestResource(StubServices.class)
class ExpectContinueIT {

    private static final int PATIENCE_MS = 10_000;

    @TestHTTPResource URI gateway = URI.create("http://localhost");

    @ParameterizedTest
    @ValueSource(strings = {"/api/usage/events", "/api//usage/./events/"})
    void asksForTheBodyBeforeItComes(String path) throws IOException {
        try (Socket client = new Socket(gateway.getHost(), gateway.getPort())) {
            client.setSoTimeout(PATIENCE_MS);
            BufferedReader lines = reader(client);
            // Given
            send(client, head("POST " + path, 4));
            assertThat(lines.readLine()).isEqualTo("HTTP/1.1 100 Continue");
            assertThat(lines.readLine()).isEmpty();
            // When
            send(client, "body");
            // Then
            List<String> answer = lines.lines().toList();
            assertThat(answer).first().isEqualTo("HTTP/1.1 200 OK");
            assertThat(answer).last().isEqualTo("body");
            assertThat(answer)
                    .noneMatch(line -> line.toLowerCase(Locale.ROOT).startsWith("seen-expect"));
        }
    }

    @Test
    void asksForTheBodyThatItReadsItself() throws IOException {
        try (Socket client = new Socket(gateway.getHost(), gateway.getPort())) {
            client.setSoTimeout(PATIENCE_MS);
            BufferedReader lines = reader(client);
            // Given
            send(client, head("POST /api/auth/login", 2));
            assertThat(lines.readLine()).isEqualTo("HTTP/1.1 100 Continue");
            assertThat(lines.readLine()).isEmpty();
            // When
            send(client, "{}");
            // Then
            assertThat(lines.readLine()).startsWith("HTTP/1.1 400");
        }
    }

    @Test
    void refusesABodyThatIsTooLargeInsteadOfAskingForIt() throws IOException {
        try (Socket client = new Socket(gateway.getHost(), gateway.getPort())) {
            client.setSoTimeout(PATIENCE_MS);
            // When
            send(client, head("POST /api/usage/events", 1_048_577));
            // Then
            assertThat(reader(client).readLine()).startsWith("HTTP/1.1 413");
        }
    }

    private static String head(String start, int length) {
        return start
                + " HTTP/1.1\r\nHost: gateway\r\nConnection: close\r\nExpect: 100-continue\r\n"
                + "Content-Type: application/json\r\nContent-Length: "
                + length
                + "\r\n\r\n";
    }

    private static void send(Socket client, String text) throws IOException {
        client.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        client.getOutputStream().flush();
    }

    private static BufferedReader reader(Socket client) throws IOException {
        return new BufferedReader(
                new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
    }
}

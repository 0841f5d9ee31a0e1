package dev.pesewa.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pesewa.local.Stack;
import dev.pesewa.local.client.StandIn;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What scripts rely on: the exit status, and that standard output holds the result and nothing
/// else.
class LauncherTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private StandIn services;

    @TempDir private Path home;

    @BeforeEach
    void start() throws IOException {
        services = new StandIn();
        services.answers("/api/auth/login", 200, "{\"accessToken\":\"T\",\"expiresIn\":900}");
        services.answers("/api/workspaces", 201, "{\"id\":\"w-1\",\"name\":\"Kente\"}");
        Files.writeString(home.resolve("operator-password"), "secret");
    }

    @AfterEach
    void stop() {
        services.close();
    }

    @Test
    void printsOneTokenAndNothingElse() {
        // When
        int status = run("token", "--role", "operator");
        // Then
        assertThat(status).isZero();
        assertThat(out()).isEqualTo("T\n");
        assertThat(err()).isEmpty();
    }

    @Test
    void printsTheIdOfANewWorkspaceAndNothingElse() {
        // When
        int status = run("workspace", "Kente");
        // Then
        assertThat(status).isZero();
        assertThat(out()).isEqualTo("w-1\n");
        assertThat(err()).isEmpty();
    }

    @Test
    void printsANewWorkspaceAsJson() throws IOException {
        // When
        int status = run("workspace", "Kente", "--json");
        // Then
        assertThat(status).isZero();
        assertThat(json().path("id").asText()).isEqualTo("w-1");
        assertThat(json().path("name").asText()).isEqualTo("Kente");
    }

    @Test
    void saysTheDetailOfAProblemAndNotItsJson() {
        // Given
        services.answers(
                "/api/workspaces",
                400,
                "{\"title\":\"Bad Request\",\"detail\":\"zone: is no time zone\"}");
        // When
        int status = run("workspace", "Kente", "--zone", "Moon");
        // Then
        assertThat(status).isEqualTo(1);
        assertThat(out()).isEmpty();
        assertThat(err())
                .isEqualTo("pesewa: POST /api/workspaces answered 400: zone: is no time zone\n");
    }

    @Test
    void saysWhatAnsweredWithoutAProblem() {
        // Given
        services.answers("/api/workspaces", 502, "Bad Gateway");
        // When
        int status = run("workspace", "Kente");
        // Then
        assertThat(status).isEqualTo(1);
        assertThat(err()).isEqualTo("pesewa: POST /api/workspaces answered 502: Bad Gateway\n");
    }

    @Test
    void importsTheColumnsThatAreNamed() throws IOException {
        // Given
        Path file = file("Model Name,Tokens,occurredAt\ngpt-4o,7,2026-11-01T10:00:00Z\n");
        // When
        int status =
                run(
                        "import",
                        "usage",
                        file.toString(),
                        "--workspace=w-1",
                        "--column",
                        "model=Model Name",
                        "--column",
                        "inputTokens=Tokens",
                        "--client",
                        "shop");
        // Then
        assertThat(status).as(err()).isZero();
        assertThat(out())
                .contains(
                        "1 rows, 1 accepted (those that were there already count once),"
                                + " 0 done by an earlier run, 0 rejected");
        assertThat(services.events())
                .singleElement()
                .satisfies(
                        event -> {
                            assertThat(event.path("model").asText()).isEqualTo("gpt-4o");
                            assertThat(event.path("inputTokens").asInt()).isEqualTo(7);
                            assertThat(event.path("clientId").asText()).isEqualTo("shop");
                        });
    }

    @Test
    void failsWhenARowIsRejectedAndSaysWhichInJson() throws IOException {
        // Given
        Path file =
                file(
                        """
                        model,clientId,occurredAt
                        refused,shop,2026-11-01T10:00:00Z
                        gpt-4o,shop,2026-11-01T10:00:00Z
                        """);
        // When
        int status = run("import", file.toString(), "--workspace", "w-1", "--json");
        // Then
        JsonNode summary = json().path(0);
        assertThat(status).isEqualTo(1);
        assertThat(summary.path("rows").asInt()).isEqualTo(2);
        assertThat(summary.path("accepted").asInt()).isEqualTo(1);
        assertThat(summary.path("rejected").asInt()).isEqualTo(1);
        assertThat(summary.path("rejectedRows").path(0).asText()).startsWith("line 2: malformed");
    }

    @Test
    void tellsWhatRunsAsJsonAndFailsUnlessAllOfItDoes() throws IOException {
        // When
        int status = run("status", "--json");
        // Then
        assertThat(status).isEqualTo(1);
        assertThat(json().path("up").asBoolean(true)).isFalse();
        assertThat(json().path("home").asText()).isEqualTo(home.toString());
        assertThat(json().path("processes").propertyStream().map(each -> each.getKey()))
                .containsExactly(
                        "postgres",
                        "kafka",
                        "simulators",
                        "gateway",
                        "usage-service",
                        "billing-service",
                        "metrics-service");
        JsonNode gateway = json().path("processes").path("gateway");
        assertThat(gateway.path("port").asInt()).isEqualTo(services.port());
        assertThat(gateway.path("running").asBoolean(true)).isFalse();
        assertThat(gateway.has("pid")).isFalse();
    }

    @Test
    void namesTheCommandThatComesNear() {
        // When
        int status = run("wrkspace", "Kente");
        // Then
        assertThat(status).isEqualTo(2);
        assertThat(out()).isEmpty();
        assertThat(err()).contains("'wrkspace'").contains("./pesewa workspace");
    }

    @Test
    void namesTheOptionThatComesNear() {
        // When
        int status = run("status", "--jsn");
        // Then
        assertThat(status).isEqualTo(2);
        assertThat(out()).isEmpty();
        assertThat(err()).contains("'--jsn'").contains("--json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"up", "down", "status", "demo", "prove", "version"})
    void refusesAnArgumentThatACommandDoesNotTake(String command) {
        // When
        int status = run(command, "extra");
        // Then
        assertThat(status).isEqualTo(2);
        assertThat(out()).isEmpty();
        assertThat(err()).contains("'extra'");
    }

    @Test
    void namesTheRolesThereAre() {
        // When
        int status = run("token", "--role", "king");
        // Then
        assertThat(status).isEqualTo(1);
        assertThat(err())
                .isEqualTo("pesewa: --role wants one of operator, owner, member, ingest.\n");
    }

    @Test
    void showsTheCommandsWhenNoneIsGiven() {
        // When
        int status = run();
        // Then
        assertThat(status).isEqualTo(2);
        assertThat(out()).isEmpty();
        assertThat(err()).contains("up", "down", "test", "bench", "PESEWA_PORT");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "up",
                "down",
                "status",
                "logs",
                "token",
                "workspace",
                "import",
                "prices",
                "sample",
                "rebuild",
                "demo",
                "prove",
                "chaos",
                "test",
                "bench",
                "fmt",
                "version"
            })
    void explainsEachCommand(String command) {
        // When
        int status = run(command, "--help");
        // Then
        assertThat(status).isZero();
        assertThat(out()).startsWith("Usage: ./pesewa " + command);
        assertThat(err()).isEmpty();
    }

    @Test
    void printsItsVersion() {
        // When
        int status = run("version");
        // Then
        assertThat(status).isZero();
        assertThat(out()).startsWith("Pesewa ").contains("Java " + Runtime.version());
    }

    private int run(String... arguments) {
        var messages = new PrintStream(err, true, StandardCharsets.UTF_8);
        var stack = new Stack(home, home, services.port(), messages::println);
        var context =
                new LauncherContext(
                        home,
                        stack,
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        messages,
                        false);
        return Launcher.commandLine(context).execute(arguments);
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private JsonNode json() throws IOException {
        return new ObjectMapper().readTree(out());
    }

    private Path file(String text) throws IOException {
        return Files.writeString(home.resolve("usage.csv"), text);
    }
}

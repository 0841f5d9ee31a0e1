package dev.pesewa.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pesewa.local.Stack;
import dev.pesewa.local.client.StandIn;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PricesCommandTest {

    private static final String LIST =
            """
            {"acme/loom":{"litellm_provider":"acme","input_cost_per_token":3e-06}}""";

    private static final String DIFFERENCE =
            """
            {"applied":%s,"unchanged":7,"corrected":1,"skipped":2,
             "added":[{"provider":"acme","model":"loom","from":"2026-11-25","price":"in=3"}],
             "changed":[{"provider":"openai","model":"gpt-4o","from":"2026-11-25",
                         "oldPrice":"in=2.5","price":"in=2"}]}""";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private StandIn services;

    @TempDir private Path home;

    @BeforeEach
    void start() throws IOException {
        services = new StandIn();
        services.answers("/api/auth/login", 200, "{\"accessToken\":\"T\",\"expiresIn\":900}");
        services.answers("/api/usage/model-prices/imports", 200, DIFFERENCE.formatted(false));
        Files.writeString(home.resolve("operator-password"), "secret");
        Files.writeString(home.resolve("list.json"), LIST);
    }

    @AfterEach
    void stop() {
        services.close();
    }

    @Test
    void showsWhatAListChangesAndAppliesNothing() {
        // When
        int status = run("import", list());
        // Then
        assertThat(status).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("+ acme loom (from 2026-11-25): in=3")
                .contains("~ openai gpt-4o (from 2026-11-25): in=2.5 -> in=2")
                .contains("1 new, 1 changed, 7 as before, 1 corrected here, 2 without a price")
                .endsWith("Nothing is changed; --yes applies it from today on.\n");
    }

    @Test
    void saysWhetherItWasApplied() {
        // Given
        services.answers("/api/usage/model-prices/imports", 200, DIFFERENCE.formatted(true));
        // When
        int status = run("import", list(), "--yes");
        // Then
        assertThat(status).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).endsWith("Applied.\n");
    }

    @Test
    void namesAFileThatIsNoJson() throws IOException {
        // Given
        Files.writeString(home.resolve("list.json"), "{\"acme/loom\":");
        // When
        int status = run("import", list());
        // Then
        assertThat(status).isEqualTo(1);
        assertThat(out.size()).isZero();
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("list.json");
    }

    @Test
    void namesAFileThatIsNotThere() {
        // When
        int status = run("import", home.resolve("none.json").toString());
        // Then
        assertThat(status).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("none.json");
    }

    private String list() {
        return home.resolve("list.json").toString();
    }

    private int run(String... arguments) {
        var stack = new Stack(home, home, services.port(), _ -> {});
        var messages = new PrintStream(err, true, StandardCharsets.UTF_8);
        var results = new PrintStream(out, true, StandardCharsets.UTF_8);
        var context = new LauncherContext(home, stack, results, messages, false);
        List<String> line = Stream.concat(Stream.of("prices"), Stream.of(arguments)).toList();
        return Launcher.commandLine(context).execute(line.toArray(String[]::new));
    }
}

package dev.pesewa.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pesewa.local.Folders;
import dev.pesewa.local.FreePorts;
import dev.pesewa.testkit.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Every command line of the README runs as it stands, in order, on a stack of its own.
class ReadmeIT {

    private static final Pattern COMMANDS =
            Pattern.compile("^```sh\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

    /// What a reader would see has to be told to a shell: an answer with a status from 400 on is a
    /// failure, and the first command that fails ends it.
    private static final String READER =
            """
            set -eEuo pipefail
            trap 'echo "FAILED: $BASH_COMMAND" >&2' ERR
            curl() {
                command curl -sS --fail-with-body "$@" && return
                echo "FAILED: curl ${*: -3}"
                return 22
            }
            """;

    private final Path folder = Path.of("target", "readme").toAbsolutePath();
    private final Map<String, String> environment =
            Map.of(
                    "PESEWA_HOME", folder.resolve("state").toString(),
                    "PESEWA_PORT", Integer.toString(FreePorts.block()),
                    "PESEWA_PREBUILT", "true");

    @AfterEach
    void end() throws IOException, InterruptedException {
        ExternalProgram.run(folder, environment, List.of("./pesewa", "down"));
        Folders.delete(folder.resolve("state"));
    }

    @Test
    void everyCommandLineRunsAsItStands() throws IOException, InterruptedException {
        // Given
        ExternalProgram.require("curl");
        Folders.delete(folder);
        Files.createDirectories(folder);
        Path pesewa = Project.home().resolve("pesewa");
        Files.writeString(folder.resolve("pesewa"), "#!/bin/sh\nexec '" + pesewa + "' \"$@\"\n");
        assertThat(folder.resolve("pesewa").toFile().setExecutable(true)).isTrue();
        Files.writeString(folder.resolve("readme.sh"), READER + commands());
        // When
        String output = ExternalProgram.run(folder, environment, List.of("bash", "readme.sh"));
        // Then
        assertThat(output).contains("\"balanced\":true", "Proven: every hash");
    }

    private static String commands() throws IOException {
        String readme = Files.readString(Project.home().resolve("README.md"));
        String commands =
                COMMANDS.matcher(readme)
                        .results()
                        .map(match -> match.group(1))
                        .collect(Collectors.joining("\n"));
        assertThat(commands).contains("./pesewa demo", "/api/ai/charge");
        return commands;
    }
}

package dev.pesewa.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Programs that are no part of the build, such as npm: where they are missing a test says so, and
/// fails when `CI` is set, as it is in continuous integration.
final class ExternalProgram {

    private ExternalProgram() {}

    static void require(String program) {
        boolean isThere =
                Stream.of(System.getenv("PATH").split(":", -1))
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
        if (isThere) {
            return;
        }
        String message = program + " is missing, so this test proves nothing. Install it.";
        if (System.getenv("CI") != null) {
            fail(message);
        }
        System.err.println("WARNING: " + message);
        abort(message);
    }

    /// Runs it in the folder and returns what it printed; fails when its status is not 0.
    static String run(Path folder, Map<String, String> environment, List<String> command)
            throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().putAll(environment);
        Process process = builder.redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as("%s%n%s", command, output).isZero();
        return output;
    }

    /// The folder of npm's tools, in the versions that `tools/package-lock.json` names.
    static Path npmTools() throws IOException, InterruptedException {
        require("npm");
        Path tools = Files.createDirectories(Path.of("target", "tools").toAbsolutePath());
        for (String file : List.of("package.json", "package-lock.json")) {
            Files.writeString(tools.resolve(file), Files.readString(Path.of("tools", file)));
        }
        run(tools, Map.of(), List.of("npm", "ci", "--no-audit", "--no-fund"));
        return tools;
    }
}

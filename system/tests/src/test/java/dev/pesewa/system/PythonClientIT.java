package dev.pesewa.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pesewa.testkit.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The generated Python client installs with its requirements and meters, charges and reads.
class PythonClientIT {

    private static final Path CLIENT = Project.home().resolve("clients/target/python");

    @Test
    void metersChargesAndReadsAProblem() throws IOException, InterruptedException {
        // Given
        ExternalProgram.require("python3");
        Path folder = Files.createDirectories(Path.of("target", "python").toAbsolutePath());
        String python = virtualEnvironment(folder);
        Map<String, String> environment = new HashMap<>(SmokeEnvironment.ofNewWorkspace());
        environment.put("PYTHONPATH", CLIENT.toString());
        Path script = Path.of("src/test/clients/smoke.py").toAbsolutePath();
        // When
        String output =
                ExternalProgram.run(folder, environment, List.of(python, script.toString()));
        // Then
        assertThat(output.strip()).endsWith("4.80 credits, 1 message, not-enough-credits");
    }

    /// With what the client requires, and what the machine has already.
    private static String virtualEnvironment(Path folder) throws IOException, InterruptedException {
        ExternalProgram.run(
                folder,
                SmokeEnvironment.none(),
                List.of("python3", "-m", "venv", "--system-site-packages", "venv"));
        String python = folder.resolve("venv/bin/python").toString();
        ExternalProgram.run(
                folder,
                SmokeEnvironment.none(),
                List.of(
                        python,
                        "-m",
                        "pip",
                        "install",
                        "--quiet",
                        "--disable-pip-version-check",
                        "--requirement",
                        CLIENT.resolve("requirements.txt").toString()));
        return python;
    }
}

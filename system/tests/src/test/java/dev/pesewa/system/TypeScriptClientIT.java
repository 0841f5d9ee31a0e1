package dev.pesewa.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pesewa.local.Folders;
import dev.pesewa.testkit.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The generated TypeScript client compiles in strict mode and meters, charges and reads.
class TypeScriptClientIT {

    @Test
    void metersChargesAndReadsAProblem() throws IOException, InterruptedException {
        // Given
        Path tools = ExternalProgram.npmTools();
        Path folder = Path.of("target", "typescript").toAbsolutePath();
        Folders.delete(folder);
        copy(Project.home().resolve("clients/target/typescript/src"), folder.resolve("client"));
        Files.copy(Path.of("src/test/clients/smoke.ts"), folder.resolve("smoke.ts"));
        ExternalProgram.run(
                folder,
                SmokeEnvironment.none(),
                List.of(
                        tools.resolve("node_modules/.bin/tsc").toString(),
                        "--strict",
                        "--target",
                        "es2022",
                        "--module",
                        "commonjs",
                        "--typeRoots",
                        tools.resolve("node_modules/@types").toString(),
                        "--types",
                        "node",
                        "--outDir",
                        "out",
                        "smoke.ts"));
        // When
        String output =
                ExternalProgram.run(
                        folder, SmokeEnvironment.ofNewWorkspace(), List.of("node", "out/smoke.js"));
        // Then
        assertThat(output.strip()).endsWith("4.80 credits, 1 message, not-enough-credits");
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }
}

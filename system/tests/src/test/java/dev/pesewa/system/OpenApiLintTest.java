package dev.pesewa.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pesewa.testkit.Project;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The OpenAPI document keeps the recommended rules of redocly, without an exception.
class OpenApiLintTest {

    @Test
    void theDocumentHasNeitherErrorsNorWarnings() throws IOException, InterruptedException {
        // Given
        Path tools = ExternalProgram.npmTools();
        Path document = Project.home().resolve("contracts/openapi/pesewa.yaml");
        // When
        String report =
                ExternalProgram.run(
                        tools,
                        Map.of("REDOCLY_TELEMETRY", "off"),
                        List.of(
                                "node_modules/.bin/redocly",
                                "lint",
                                document.toString(),
                                "--extends=recommended",
                                "--format=stylish"));
        // Then
        assertThat(report)
                .contains("Your API description is valid")
                .doesNotContainPattern("\\d+ warning");
    }
}

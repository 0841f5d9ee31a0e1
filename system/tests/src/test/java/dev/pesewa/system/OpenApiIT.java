package dev.pesewa.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pesewa.local.client.ApiClient;
import dev.pesewa.testkit.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The published API documents are those of the running code. After a wanted change, run with
/// `-Dpesewa.golden=write` and read the difference before you commit it.
class OpenApiIT {

    @ParameterizedTest
    @ValueSource(strings = {"gateway", "usage-service", "billing-service", "metrics-service"})
    void theContractIsWhatTheServiceAnswers(String service) throws IOException {
        // Given
        Path contract = Project.home().resolve("contracts/openapi").resolve(service + ".yaml");
        // When
        var address = SystemStack.get().service(service).address();
        String running = new ApiClient(address, () -> "").get("/q/openapi").text().strip() + "\n";
        if ("write".equals(System.getProperty("pesewa.golden"))) {
            Files.writeString(contract, running);
        }
        // Then
        assertThat(running).isEqualTo(Files.readString(contract));
    }
}

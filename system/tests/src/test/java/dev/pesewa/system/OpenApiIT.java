package dev.pesewa.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.pesewa.local.client.ApiClient;
import dev.pesewa.testkit.Project;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The published API documents are those of the running code: one for each service, and
/// `pesewa.yaml`, which is all of them. After a wanted change, run with `-Dpesewa.golden=write` and
/// read the difference before you commit it; then build the gateway, which serves `pesewa.yaml`.
class OpenApiIT {

    private static final Path CONTRACTS = Project.home().resolve("contracts/openapi");
    private static final boolean WRITES = "write".equals(System.getProperty("pesewa.golden"));
    private static final List<String> SERVICES =
            List.of("gateway", "usage-service", "billing-service", "metrics-service");

    @ParameterizedTest
    @ValueSource(strings = {"gateway", "usage-service", "billing-service", "metrics-service"})
    void theContractIsWhatTheServiceAnswers(String service) throws IOException {
        // Given
        Path contract = CONTRACTS.resolve(service + ".yaml");
        // When
        String running = running(service);
        // Then
        assertGolden(contract, running);
    }

    @Test
    void oneDocumentHoldsThoseOfAllServices() throws IOException {
        // Given
        List<String> documents = new ArrayList<>();
        SERVICES.forEach(service -> documents.add(running(service)));
        // When
        String merged = OpenApiDocuments.merge(documents);
        // Then
        assertGolden(CONTRACTS.resolve("pesewa.yaml"), merged);
    }

    @Test
    void theGatewayServesTheDocumentOfAllServices() throws IOException {
        assumeFalse(WRITES, "The gateway was built before the document was written.");
        // When
        String served = get(SystemStack.get().ports().gateway(), "/openapi.yaml");
        // Then
        assertThat(served).isEqualTo(Files.readString(CONTRACTS.resolve("pesewa.yaml")));
    }

    private static String running(String service) {
        return get(SystemStack.get().service(service).address(), "/q/openapi").strip() + "\n";
    }

    private static String get(URI address, String path) {
        return new ApiClient(address, () -> "").get(path).text();
    }

    private static void assertGolden(Path contract, String running) throws IOException {
        if (WRITES) {
            Files.writeString(contract, running);
        }
        assertThat(running).isEqualTo(Files.readString(contract));
    }
}

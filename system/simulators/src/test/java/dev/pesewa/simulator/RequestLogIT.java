package dev.pesewa.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Receiver.class)
class RequestLogIT {

    private final SimulatorClient simulator = new SimulatorClient();

    @Test
    void listsTheRequestsReceived() throws Exception {
        int before = simulator.requests().path("total").asInt();
        simulator.initialize("logged", "1800");
        simulator.verify("logged");
        JsonNode log = simulator.requests();
        int size = log.path("items").size();
        assertThat(log.path("total").asInt()).isEqualTo(before + 2);
        assertThat(log.path("items").path(size - 2).path("body").asText()).contains("logged");
        assertThat(log.path("items").path(size - 1).path("path").asText())
                .isEqualTo("/paystack/transaction/verify/logged");
        assertThat(log.path("items").path(size - 1).path("status").asInt()).isEqualTo(200);
    }

    @Test
    void answersStrayRequestsInJson() throws Exception {
        assertThat(simulator.send("GET", "/health", "", "").statusCode()).isEqualTo(200);
        assertThat(
                        simulator
                                .body(simulator.send("GET", "/nowhere", "", ""))
                                .path("status")
                                .asBoolean())
                .isFalse();
        assertThat(simulator.send("GET", "/nowhere", "", "").statusCode()).isEqualTo(404);
        assertThat(simulator.send("DELETE", "/health", "", "").statusCode()).isEqualTo(405);
        String large = "x".repeat(1_048_577);
        assertThat(
                        simulator
                                .send(
                                        "POST",
                                        "/paystack/transaction/initialize",
                                        large,
                                        SimulatorClient.KEY)
                                .statusCode())
                .isEqualTo(413);
    }
}

package dev.pesewa.gateway.workspace.http;

import static dev.pesewa.gateway.GatewayApi.assertMalformed;
import static dev.pesewa.gateway.GatewayApi.assertProblem;
import static dev.pesewa.gateway.GatewayApi.machine;
import static dev.pesewa.gateway.GatewayApi.operator;
import static dev.pesewa.gateway.GatewayApi.person;
import static dev.pesewa.gateway.GatewayApi.send;
import static dev.pesewa.gateway.GatewayApi.with;
import static dev.pesewa.gateway.GatewayApi.workspace;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pesewa.gateway.StubServices;
import dev.pesewa.kernel.event.Topic;
import dev.pesewa.local.test.ServiceInfrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ServiceInfrastructure.class)
@QuarkusTestResource(StubServices.class)
class WorkspaceResourceIT {

    private static final String WORKSPACES = "/api/workspaces";

    @Inject
    @ConfigProperty(name = "kafka.bootstrap.servers")
    String kafka;

    @Test
    void makesAWorkspaceWithTheZoneAndCurrencyOfGhana() {
        // When
        Response made = create(operator(), Map.of("name", "Kente Cloud"));
        // Then
        assertThat(made.statusCode()).isEqualTo(201);
        assertThat(made.header("Location")).isEqualTo(WORKSPACES + "/" + made.path("id"));
        assertThat(made.<String>path("currency")).isEqualTo("GHS");
        assertThat(made.<String>path("zone")).isEqualTo("Africa/Accra");
        assertThat(UUID.fromString(made.path("id")).version()).isEqualTo(7);
    }

    @Test
    void publishesTheWorkspaceToTheOtherServices() {
        // Given
        Map<String, String> wanted =
                Map.of("name", "Lagos Cloud", "currency", "NGN", "zone", "Africa/Lagos");
        // When
        String id = create(operator(), wanted).path("id");
        // Then
        assertThat(eventOf(id)).contains("Lagos Cloud", "NGN", "Africa/Lagos");
    }

    @Test
    void namesTheFieldThatIsWrong() {
        String operator = operator();
        assertMalformed(create(operator, Map.of()), "name");
        assertMalformed(create(operator, Map.of("name", "a", "currency", "XYZZY")), "currency");
        assertMalformed(create(operator, Map.of("name", "a", "zone", "Mars")), "zone");
        assertMalformed(create(operator, Map.of("name", "a", "zone", "+02:00")), "zone");
        assertMalformed(with(operator).contentType("application/json").post(WORKSPACES), "body");
    }

    @Test
    void letsOnlyAnOperatorMakeOne() {
        // Given
        String owner = person(workspace(), "owner");
        // When
        Response made = create(owner, Map.of("name", "mine"));
        // Then
        assertProblem(made, 403, "forbidden");
    }

    @Test
    void listsAllForAnOperatorInPages() {
        // Given
        List<String> made = List.of(workspace().toString(), workspace().toString());
        String operator = operator();
        // When
        List<String> listed = new ArrayList<>();
        String cursor = null;
        do {
            String from = cursor == null ? "" : "&cursor=" + cursor;
            Response page = with(operator).get(WORKSPACES + "?limit=1" + from);
            listed.addAll(page.path("items.id"));
            cursor = page.path("nextCursor");
        } while (cursor != null);
        // Then
        assertThat(listed).containsAll(made).doesNotHaveDuplicates();
    }

    @Test
    void showsAnOperatorTheOneThatIsNamed() {
        // Given
        String wanted = workspace().toString();
        // When
        Response list = with(operator()).get(WORKSPACES + "?workspaceId=" + wanted);
        // Then
        assertThat(list.<List<String>>path("items.id")).containsExactly(wanted);
    }

    @Test
    void showsTheirOwnToEveryoneElse() {
        // Given
        UUID workspace = workspace();
        UUID other = workspace();
        for (String token : List.of(person(workspace, "member"), machine(workspace))) {
            // When
            Response list = with(token).get(WORKSPACES);
            // Then
            assertThat(list.<List<String>>path("items.id")).containsExactly(workspace.toString());
            assertThat(with(token).get(WORKSPACES + "/" + workspace).<String>path("name"))
                    .isEqualTo("Adom Stores");
            assertProblem(with(token).get(WORKSPACES + "/" + other), 404, "not-found");
        }
    }

    @Test
    void knowsNoWorkspaceThatDoesNotExist() {
        String operator = operator();
        assertProblem(with(operator).get(WORKSPACES + "/nobody"), 404, "not-found");
        assertProblem(with(operator).get(WORKSPACES + "/" + UUID.randomUUID()), 404, "not-found");
    }

    private static Response create(String token, Map<String, String> body) {
        return send(with(token), WORKSPACES, body);
    }

    private String eventOf(String workspace) {
        Map<String, Object> config =
                Map.of(
                        "bootstrap.servers",
                        kafka,
                        "group.id",
                        "test-" + workspace,
                        "auto.offset.reset",
                        "earliest");
        var text = new StringDeserializer();
        try (var consumer = new KafkaConsumer<>(config, text, text)) {
            consumer.subscribe(List.of(Topic.ACTIVITY));
            List<String> found = new ArrayList<>();
            await().until(
                            () -> {
                                consumer.poll(Duration.ofMillis(200))
                                        .forEach(
                                                record -> {
                                                    if (workspace.equals(record.key())) {
                                                        found.add(record.value());
                                                    }
                                                });
                                return !found.isEmpty();
                            });
            return found.getFirst();
        }
    }
}

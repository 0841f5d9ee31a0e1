package dev.pesewa.usage.client.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pesewa.kernel.event.ClientChanged;
import dev.pesewa.kernel.event.ClientPolicyChanged;
import dev.pesewa.kernel.event.Topic;
import dev.pesewa.kernel.event.WorkspaceCreated;
import dev.pesewa.kit.messaging.CloudEvent;
import dev.pesewa.kit.messaging.CloudEventCodec;
import dev.pesewa.kit.messaging.EventProducer;
import dev.pesewa.local.postgres.LocalPostgres;
import dev.pesewa.local.test.ServiceInfrastructure;
import dev.pesewa.usage.Tenant;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ServiceInfrastructure.class)
class ClientPublicationIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject EventProducer log;

    @Inject
    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String jdbcUrl;

    @Inject
    @ConfigProperty(name = "kafka.bootstrap.servers")
    String kafka;

    @Test
    void publishesEveryClientAndThenThePolicy() throws SQLException {
        // Given what is published when a client is registered and a policy chosen
        Tenant tenant = new Tenant(log, "Africa/Accra", "shop", "kiosk");
        tenant.countUnattributed();
        // When
        try (var connection =
                        DriverManager.getConnection(jdbcUrl, "postgres", LocalPostgres.PASSWORD);
                var statement = connection.createStatement()) {
            statement.execute("INSERT INTO client_publication (due_at) VALUES (now())");
        }
        // Then it is published once more
        assertThat(published(tenant, 6))
                .containsExactly(
                        "shop",
                        "kiosk",
                        "count-unattributed",
                        "kiosk",
                        "shop",
                        "count-unattributed");
    }

    /// Clients and policies of the workspace, at least so many.
    private List<String> published(Tenant tenant, int count) {
        Map<String, Object> config =
                Map.of(
                        "bootstrap.servers",
                        kafka,
                        "group.id",
                        "test-" + tenant.id,
                        "auto.offset.reset",
                        "earliest");
        List<String> found = new ArrayList<>();
        try (var consumer =
                new KafkaConsumer<>(
                        config, new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(Topic.ACTIVITY));
            await().atMost(PATIENCE)
                    .until(
                            () -> {
                                consumer.poll(Duration.ofMillis(200))
                                        .forEach(
                                                record -> {
                                                    if (tenant.id.toString().equals(record.key())) {
                                                        found.addAll(named(record.value()));
                                                    }
                                                });
                                return found.size() >= count;
                            });
        }
        return found;
    }

    private static List<String> named(byte[] value) {
        CloudEvent event = CloudEventCodec.read(value);
        return switch (event.type()) {
            case ClientChanged.TYPE ->
                    List.of(CloudEventCodec.data(event, ClientChanged.class).clientId());
            case ClientPolicyChanged.TYPE ->
                    List.of(
                            CloudEventCodec.data(event, ClientPolicyChanged.class)
                                    .unknownClients());
            case WorkspaceCreated.TYPE -> List.of();
            default -> throw new AssertionError(event.type());
        };
    }
}

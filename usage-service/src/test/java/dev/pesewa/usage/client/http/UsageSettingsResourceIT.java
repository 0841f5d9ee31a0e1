package dev.pesewa.usage.client.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pesewa.kit.messaging.EventProducer;
import dev.pesewa.local.test.ServiceInfrastructure;
import dev.pesewa.usage.Tenant;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(ServiceInfrastructure.class)
class UsageSettingsResourceIT {

    @Inject EventProducer log;

    @Test
    void refusesUnknownClientsUntilTheWorkspaceChooses() {
        // Given
        Tenant tenant = new Tenant(log, "Africa/Accra");
        // When
        Response settings = tenant.get("member", "settings/" + tenant.id);
        // Then
        assertThat(settings.<String>path("unknownClients")).isEqualTo("refuse");
    }

    @Test
    void keepsWhatWasChosen() {
        // Given
        Tenant tenant = new Tenant(log, "Africa/Accra");
        tenant.countUnattributed();
        // When
        Response settings = change(tenant, "owner", "{}");
        // Then
        assertThat(settings.<String>path("unknownClients")).isEqualTo("count-unattributed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"unknownClients\":\"ignore\"}", "{\"clients\":\"refuse\"}", ""})
    void refusesWhatIsNoChoice(String body) {
        // Given
        Tenant tenant = new Tenant(log, "Africa/Accra");
        // When
        Response refused = change(tenant, "owner", body);
        // Then
        assertThat(refused.statusCode()).as(refused.asString()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({"member, 403", "ingest, 403"})
    void isChangedByOwnersOnly(String role, int status) {
        // Given
        Tenant tenant = new Tenant(log, "Africa/Accra");
        // When
        Response refused = change(tenant, role, "{\"unknownClients\":\"refuse\"}");
        // Then
        assertThat(refused.statusCode()).isEqualTo(status);
    }

    @Test
    void isHiddenFromAnotherWorkspace() {
        // Given
        Tenant tenant = new Tenant(log, "Africa/Accra");
        Tenant stranger = new Tenant(log, "Africa/Accra");
        // When
        Response refused = stranger.get("owner", "settings/" + tenant.id);
        // Then
        assertThat(refused.statusCode()).isEqualTo(404);
    }

    private static Response change(Tenant tenant, String role, String body) {
        return tenant.request(role, "PATCH", "settings/" + tenant.id, body);
    }
}

package dev.pesewa.usage.client.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
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

@QuarkusTest
@QuarkusTestResource(ServiceInfrastructure.class)
class ClientResourceIT {

    @Inject EventProducer log;

    @Test
    void answers201ForANewClientAnd200ForTheSameAgain() {
        // Given
        Tenant tenant = new Tenant(log, "Africa/Accra");
        // When
        Response first = add(tenant, "{\"clientId\":\"shop\"}");
        Response again = add(tenant, "{\"clientId\":\"shop\",\"name\":\"shop\"}");
        // Then
        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.asString()).isEqualTo(first.asString());
        assertThat(Tenant.json(first).get("active").asBoolean()).isTrue();
    }

    @Test
    void refusesAnIdThatIsTakenByAnotherClient() {
        // Given
        Tenant tenant = new Tenant(log, "Africa/Accra", "shop");
        // When
        Response other = add(tenant, "{\"clientId\":\"shop\",\"name\":\"Other\"}");
        // Then
        assertThat(other.statusCode()).isEqualTo(409);
        assertThat(Tenant.json(other).get("code").asText()).isEqualTo("already-exists");
    }

    @Test
    void changesWhatIsSentAndKeepsTheRest() {
        // Given
        Tenant tenant = new Tenant(log, "Africa/Accra", "shop");
        // When
        Response changed = tenant.request("owner", "PATCH", "clients/shop", "{\"active\":false}");
        // Then
        assertThat(changed.statusCode()).as(changed.asString()).isEqualTo(200);
        assertThat(Tenant.json(changed).get("active").asBoolean()).isFalse();
        assertThat(Tenant.json(changed).get("name").asText()).isEqualTo("shop");
    }

    @Test
    void pagesThroughClients() {
        // Given
        Tenant tenant = new Tenant(log, "Africa/Accra", "a", "b", "c");
        // When
        JsonNode first = Tenant.json(tenant.get("member", "clients?limit=2"));
        JsonNode last =
                Tenant.json(
                        tenant.get(
                                "member",
                                "clients?limit=2&cursor=" + first.get("nextCursor").asText()));
        // Then
        assertThat(first.get("items").findValuesAsText("clientId")).containsExactly("a", "b");
        assertThat(last.get("items").findValuesAsText("clientId")).containsExactly("c");
        assertThat(last.get("nextCursor").isNull()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            textBlock =
                    """
                    POST  | clients        |                              | body
                    POST  | clients        | {}                           | clientId
                    POST  | clients        | {"clientId":" "}             | clientId
                    POST  | clients        | {"clientId":"a\\u0000"}      | clientId
                    POST  | clients        | {"clientId":"a","name":""}   | name
                    PATCH | clients/shop   | {"clientId":"other"}         | clientId
                    PATCH | clients/shop   | {"name":"a\\nb"}             | name
                    PATCH | clients/shop   |                              | body
                    GET   | clients?limit=0 | {}                          | limit
                    """)
    void namesTheFieldThatIsWrong(String method, String path, String body, String field) {
        // Given
        Tenant tenant = new Tenant(log, "Africa/Accra", "shop");
        // When
        Response refused = tenant.request("owner", method, path, body == null ? "" : body);
        // Then
        assertThat(refused.statusCode()).as(refused.asString()).isEqualTo(400);
        assertThat(Tenant.json(refused).at("/errors/0/field").asText()).isEqualTo(field);
    }

    private static Response add(Tenant tenant, String body) {
        return tenant.post("owner", "clients", Tenant.JSON_TYPE, body);
    }
}

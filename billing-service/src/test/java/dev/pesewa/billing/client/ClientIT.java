package dev.pesewa.billing.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pesewa.billing.Tenant;
import dev.pesewa.kernel.event.ClientPolicyChanged;
import dev.pesewa.kit.messaging.EventProducer;
import dev.pesewa.local.test.ServiceInfrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Charges, holds and settlements of clients that are active, inactive, unknown, or not named.
@QuarkusTest
@QuarkusTestResource(ServiceInfrastructure.class)
class ClientIT {

    private static final String CHARGE = "/api/ai/charge";
    private static final String HOLDS = "/api/ai/holds";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Inject EventProducer log;

    private Tenant tenant;

    @BeforeEach
    void aTenantOfAnActiveAndAnInactiveClient() {
        tenant = new Tenant(log);
        tenant.give("10");
        tenant.register("closed", false);
        tenant.register("shop", true);
        assertThat(charge("shop").statusCode()).isEqualTo(200);
    }

    private Response charge(String client) {
        return tenant.post(CHARGE, body(client));
    }

    private static String body(String client) {
        return "{\"feature\":\"report_summary\",\"clientId\":\"%s\"}".formatted(client);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ghost:client-unknown", "closed:client-inactive"})
    void refusesAChargeAndChargesNothing(String refused) {
        // Given
        String client = refused.substring(0, refused.indexOf(':'));
        // When
        Response answer = charge(client);
        // Then
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(422);
        assertThat(answer.<String>path("code"))
                .isEqualTo(refused.substring(refused.indexOf(':') + 1));
        assertThat(tenant.available()).isEqualTo("9.80");
        assertThat(tenant.get("/api/ai/transactions").<List<Object>>path("items")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ghost", "closed"})
    void refusesAHoldAndHoldsNothing(String client) {
        // When
        Response answer = tenant.post(HOLDS, body(client));
        // Then
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(422);
        assertThat(tenant.available()).isEqualTo("9.80");
    }

    @Test
    void refusesASettlementAndLeavesTheHoldOpen() {
        // Given
        String hold = open("{\"feature\":\"report_summary\"}");
        // When
        Response refused = settle(hold, "{\"clientId\":\"closed\"}");
        // Then
        assertThat(refused.statusCode()).as(refused.asString()).isEqualTo(422);
        assertThat(tenant.get(HOLDS + "/" + hold).<String>path("status")).isEqualTo("open");
        assertThat(settle(hold, "{\"clientId\":\"shop\"}").statusCode()).isEqualTo(200);
    }

    @Test
    void settlesAHoldOfAClientThatWasActiveWhenItWasOpened() {
        // Given
        String hold = open(body("shop"));
        tenant.register("shop", false);
        await().atMost(PATIENCE).until(() -> charge("shop").statusCode() == 422);
        // When
        Response settled = settle(hold, "{\"clientId\":\"shop\"}");
        // Then
        assertThat(settled.statusCode()).as(settled.asString()).isEqualTo(200);
        assertThat(lastTransaction("clientId")).isEqualTo("shop");
    }

    @Test
    void aSettlementThatNamesNoClientIsOfTheHoldsClient() {
        // Given
        String hold = open(body("shop"));
        // When
        Response settled = settle(hold, "{}");
        // Then
        assertThat(settled.statusCode()).isEqualTo(200);
        assertThat(lastTransaction("clientId")).isEqualTo("shop");
    }

    @Test
    void chargesOthersWhereTheWorkspaceHasThemCountUnattributed() {
        // Given
        tenant.tell(
                ClientPolicyChanged.TYPE, new ClientPolicyChanged(tenant.id, "count-unattributed"));
        await().atMost(PATIENCE).until(() -> charge("ghost").statusCode() == 200);
        // When
        Response answer = charge("closed");
        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
    }

    @Test
    void chargesACallOfAClientThatWasRegisteredThisMoment() {
        // Given
        tenant.register("new", true);
        // When
        Response answer = charge("new");
        // Then
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
    }

    @Test
    void answersARetryTheSameAlsoWhenItsClientHasBecomeInactive() {
        // Given
        String key = Tenant.key();
        Response first = tenant.post(CHARGE, body("shop"), key);
        tenant.register("shop", false);
        await().atMost(PATIENCE).until(() -> charge("shop").statusCode() == 422);
        // When
        Response again = tenant.post(CHARGE, body("shop"), key);
        // Then
        assertThat(again.asString()).isEqualTo(first.asString());
    }

    @Test
    void chargesTheSameRequestOnceItsClientIsKnown() {
        // Given
        String key = Tenant.key();
        assertThat(tenant.post(CHARGE, body("soon"), key).statusCode()).isEqualTo(422);
        tenant.register("soon", true);
        // When
        Response again = tenant.post(CHARGE, body("soon"), key);
        // Then
        assertThat(again.statusCode()).as(again.asString()).isEqualTo(200);
    }

    @Test
    void aCachedAnswerCostsNothing() {
        // Given
        String cached =
                """
                {"feature":"report_summary","cached":true,"model":"gpt-4o","inputTokens":9}""";
        // When
        Response answer = tenant.post(CHARGE, cached);
        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.<Float>path("profitMargin")).isEqualTo(100f);
        assertThat(tenant.get("/api/ai/transactions").<Boolean>path("items[0].cached")).isTrue();
    }

    private String open(String body) {
        return tenant.post(HOLDS, body).then().statusCode(201).extract().path("id");
    }

    private Response settle(String hold, String body) {
        return tenant.post(HOLDS + "/" + hold + "/settle", body, "");
    }

    private String lastTransaction(String field) {
        return tenant.get("/api/ai/transactions").path("items[0]." + field);
    }
}

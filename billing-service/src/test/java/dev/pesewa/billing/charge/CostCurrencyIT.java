package dev.pesewa.billing.charge;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pesewa.billing.Tenant;
import dev.pesewa.kit.database.Database;
import dev.pesewa.kit.messaging.EventProducer;
import dev.pesewa.local.test.ServiceInfrastructure;
import dev.pesewa.local.test.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/// The cost of a call that its app states in a currency.
@QuarkusTest
@QuarkusTestResource(ServiceInfrastructure.class)
class CostCurrencyIT {

    @Inject EventProducer log;
    @Inject Database database;

    @Test
    void aCostIsKeptAsItWasStatedAndInDollars() {
        // Given
        putRate("CHF", "0.80");
        var tenant = new Tenant(log, "CHF");
        tenant.give("1");

        // When
        Response charged = charge(tenant, "\"cost\":\"0.005\"");

        // Then
        assertThat(charged.statusCode()).isEqualTo(200);
        assertThat(kept(tenant, "given_cost::text")).isEqualTo("0.005000000000");
        assertThat(kept(tenant, "given_currency")).isEqualTo("CHF");
        assertThat(new BigDecimal(kept(tenant, "cost_usd::text"))).isEqualByComparingTo("0.00625");
        assertThat(tenant.get("/api/ai/usage-stats").jsonPath().getString("totalCost"))
                .isEqualTo("0.005");
    }

    @Test
    void aCostInDollarsIsKeptOnce() {
        // Given
        var tenant = new Tenant(log);
        tenant.give("1");

        // When
        charge(tenant, "\"cost\":\"0.005\",\"currency\":\"USD\"");

        // Then
        assertThat(kept(tenant, "coalesce(given_currency, 'none')")).isEqualTo("none");
        assertThat(new BigDecimal(kept(tenant, "cost_usd::text"))).isEqualByComparingTo("0.005");
    }

    @Test
    void aCostInACurrencyWithoutARateIsRefusedAndChargesNothing() {
        // Given
        var tenant = new Tenant(log);
        tenant.give("1");

        // When
        Response refused = charge(tenant, "\"cost\":1,\"currency\":\"KES\"");

        // Then
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.jsonPath().getString("code")).isEqualTo("currency-unsupported");
        assertThat(refused.jsonPath().getString("detail")).contains("KES");
        assertThat(tenant.available()).isEqualTo("1.00");
    }

    private static void putRate(String currency, String rate) {
        given().header("Authorization", "Bearer " + TestTokens.operator())
                .contentType("application/json")
                .body(
                        "{\"currency\":\"%s\",\"rate\":\"%s\",\"source\":\"a test\"}"
                                .formatted(currency, rate))
                .put("/api/billing/fx")
                .then()
                .statusCode(200);
    }

    private static Response charge(Tenant tenant, String cost) {
        return tenant.post("/api/ai/charge", "{\"feature\":\"report_summary\",%s}".formatted(cost));
    }

    private String kept(Tenant tenant, String column) {
        return database.one(
                "SELECT " + column + " AS kept FROM charge WHERE workspace_id = $1",
                row -> row.text("kept"),
                tenant.id);
    }
}

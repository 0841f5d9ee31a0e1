package dev.pesewa.billing.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pesewa.billing.Tenant;
import dev.pesewa.kernel.event.BudgetResumed;
import dev.pesewa.kernel.event.BudgetStopped;
import dev.pesewa.kernel.event.ModelPriceStated;
import dev.pesewa.kernel.event.ModelPricesImported;
import dev.pesewa.kernel.event.Topic;
import dev.pesewa.kit.messaging.CloudEventCodec;
import dev.pesewa.kit.messaging.EventProducer;
import dev.pesewa.kit.messaging.OutgoingEvent;
import dev.pesewa.local.test.ServiceInfrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ServiceInfrastructure.class)
class BudgetIT {

    private static final LocalDate MONTH = LocalDate.of(2026, 9, 1);
    private static final String CALL =
            "{\"feature\":\"report_summary\",\"clientId\":\"shop\",\"success\":true}";
    private static final Instant LATER = Instant.parse("2999-01-01T00:00:00Z");

    @Inject EventProducer log;

    @Test
    void refusesCallsWhenTheBudgetIsUsedUpUntilItIsRaised() {
        // Given
        Tenant tenant = new Tenant(log);
        tenant.register("shop", true);
        tenant.give("10");
        String key = Tenant.key();
        Response before = tenant.post("/api/ai/charge", CALL, key);
        assertThat(before.statusCode()).isEqualTo(200);

        // When
        tell(tenant, BudgetStopped.TYPE, stopped(tenant, LATER));
        until(() -> check(tenant).statusCode() == 402);

        // Then every new call is refused, and what was answered stays answered
        assertThat(check(tenant).path("code").toString()).isEqualTo("budget-exceeded");
        assertThat(check(tenant).path("budget").toString()).isEqualTo("5");
        Response charge = tenant.post("/api/ai/charge", CALL);
        assertThat(charge.statusCode()).isEqualTo(402);
        assertThat(charge.path("code").toString()).isEqualTo("budget-exceeded");
        Response hold = tenant.post("/api/ai/holds", "{\"feature\":\"report_summary\"}");
        assertThat(hold.statusCode()).isEqualTo(402);
        assertThat(tenant.post("/api/ai/charge", CALL, key).asString())
                .isEqualTo(before.asString());
        assertThat(tenant.available()).isEqualTo("9.80");

        // When
        tell(tenant, BudgetResumed.TYPE, new BudgetResumed(tenant.id, MONTH));
        until(() -> check(tenant).statusCode() == 200);

        // Then
        assertThat(tenant.post("/api/ai/charge", CALL).statusCode()).isEqualTo(200);
    }

    @Test
    void letsCallsThroughAgainWhenTheMonthIsOver() {
        Tenant tenant = new Tenant(log);
        Tenant marker = new Tenant(log);
        tenant.register("shop", true);
        tenant.give("10");
        tell(tenant, BudgetStopped.TYPE, stopped(tenant, Instant.EPOCH));
        tell(marker, BudgetStopped.TYPE, stopped(marker, LATER));
        until(() -> check(marker).statusCode() == 402);
        assertThat(check(tenant).statusCode()).isEqualTo(200);
        assertThat(tenant.post("/api/ai/charge", CALL).statusCode()).isEqualTo(200);
    }

    @Test
    void followsThePricesThatAnOperatorStates() {
        // Given
        Tenant tenant = new Tenant(log);
        tenant.give("10");
        var stated =
                new ModelPriceStated(UUID.randomUUID(), "", "kente-xl", "=", MONTH, "in=1 out=1");
        String estimate =
                "{\"estimate\":{\"model\":\"kente-xl\",\"inputTokens\":1000,"
                        + "\"maxOutputTokens\":1000}}";
        assertThat(tenant.post("/api/ai/holds", estimate).statusCode()).isEqualTo(422);

        // When
        String written =
                CloudEventCodec.write(
                        ModelPriceStated.TYPE,
                        stated.id().toString(),
                        ModelPriceStated.EVERYONE,
                        Instant.EPOCH,
                        stated);
        log.append(
                List.of(
                        new OutgoingEvent(
                                Topic.ACTIVITY, ModelPriceStated.EVERYONE.toString(), written)));

        // Then
        until(() -> tenant.post("/api/ai/holds", estimate).statusCode() == 201);
    }

    @Test
    void followsThePricesThatAreImported() {
        // Given
        Tenant tenant = new Tenant(log);
        tenant.give("10");
        String estimate =
                "{\"estimate\":{\"model\":\"loom-9\",\"inputTokens\":1000,"
                        + "\"maxOutputTokens\":1000}}";
        assertThat(tenant.post("/api/ai/holds", estimate).statusCode()).isEqualTo(422);

        // When
        var imported =
                new ModelPricesImported(
                        UUID.randomUUID(),
                        LocalDate.of(2026, 9, 1),
                        "acme\tloom-9\t=\t\tin=1 out=1\n");
        String written =
                CloudEventCodec.write(
                        ModelPricesImported.TYPE,
                        imported.id().toString(),
                        ModelPriceStated.EVERYONE,
                        Instant.EPOCH,
                        imported);
        log.append(
                List.of(
                        new OutgoingEvent(
                                Topic.ACTIVITY, ModelPriceStated.EVERYONE.toString(), written)));

        // Then
        until(() -> tenant.post("/api/ai/holds", estimate).statusCode() == 201);
    }

    private static BudgetStopped stopped(Tenant tenant, Instant until) {
        return new BudgetStopped(
                tenant.id, MONTH, new BigDecimal("5.000000"), new BigDecimal("5.10"), until, "GHS");
    }

    private void tell(Tenant tenant, String type, Object event) {
        String written =
                CloudEventCodec.write(
                        type, UUID.randomUUID().toString(), tenant.id, Instant.EPOCH, event);
        log.append(List.of(new OutgoingEvent(Topic.ACTIVITY, tenant.id.toString(), written)));
    }

    private static Response check(Tenant tenant) {
        return tenant.get("/api/ai/check?feature=report_summary");
    }

    private static void until(BooleanSupplier holds) {
        await().pollInterval(Duration.ofMillis(50)).until(holds::getAsBoolean);
    }
}

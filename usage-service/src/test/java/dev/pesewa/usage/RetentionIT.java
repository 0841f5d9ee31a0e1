package dev.pesewa.usage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pesewa.kit.messaging.EventProducer;
import dev.pesewa.local.postgres.LocalPostgres;
import dev.pesewa.local.test.ServiceInfrastructure;
import dev.pesewa.local.test.TestTokens;
import dev.pesewa.usage.job.Job;
import dev.pesewa.usage.rebuild.RebuildRollups;
import dev.pesewa.usage.retention.DeleteExpiredEvents;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ServiceInfrastructure.class)
class RetentionIT {

    private static final String OLD = "2021-05-10";
    private static final String OLDER = "2021-03-10";

    @Inject EventProducer log;
    @Inject DeleteExpiredEvents deletion;
    @Inject RebuildRollups rebuild;

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    @Nullable String jdbcUrl;

    @Test
    void givesUpEventsAndKeepsTheirSums() {
        // Given one who keeps a month and one who keeps all, who share a month
        Tenant brief = new Tenant(log, "Asia/Kolkata", "shop");
        Tenant thorough = new Tenant(log, "Africa/Accra", "shop");
        brief.send(List.of(call("1", OLD), call("2", OLDER)));
        thorough.send(call("1", OLD));
        brief.untilStored();
        thorough.untilStored();
        keep(brief, 1);

        // When
        DeleteExpiredEvents.DeletedEvents deleted = deletion.run();

        // Then the month of its own is dropped, the shared one only thinned out
        assertThat(deleted.months()).isEqualTo(1);
        assertThat(deleted.events()).isGreaterThanOrEqualTo(1);
        assertThat(exported(brief)).isEmpty();
        assertThat(exported(thorough)).hasSize(1);
        assertThat(messages(brief)).isEqualTo(2);
        JsonNode partly = brief.read("stats", "startDate=2021-01-01&endDate=2021-12-31&feature=f");
        assertThat(partly.get("totalMessages").asInt()).isEqualTo(2);
        assertThat(partly.at("/duration/meanMs").decimalValue()).isEqualByComparingTo("70");
        assertThat(partly.at("/duration/p95Ms").isNull()).isTrue();

        // And nothing of it is lost by a rebuild, nor counted twice when sent again
        assertThat(brief.rebuilt().get("changed").asInt()).isZero();
        brief.send(call("1", OLD));
        brief.untilStored();
        assertThat(messages(brief)).isEqualTo(2);

        // And a late event of a dropped month is still counted
        brief.send(call("late", OLDER));
        brief.untilStored();
        assertThat(messages(brief)).isEqualTo(3);
    }

    @Test
    void whatIsGivenUpDuringARebuildKeepsItsSums() {
        // Given
        Tenant tenant = new Tenant(log, "Africa/Accra", "shop");
        tenant.send(List.of(call("1", OLD), call("2", OLDER)));
        tenant.untilStored();
        String request = "{\"workspaceId\":\"" + tenant.id + "\"}";
        var job = Job.asked(tenant.id, RebuildRollups.KIND, request, "test", Instant.now());

        // When the rebuild has made its plan already
        rebuild.run(
                job,
                (_, done, _) -> {
                    if (done == 0) {
                        keep(tenant, 1);
                        deletion.run();
                    }
                });

        // Then
        assertThat(exported(tenant)).isEmpty();
        assertThat(messages(tenant)).isEqualTo(2);
    }

    @Test
    void whatWasRefusedIsGivenUpToo() throws SQLException {
        Tenant tenant = new Tenant(log, "Africa/Accra");
        tenant.send(Map.of("id", "old", "clientId", "stranger"));
        tenant.send(Map.of("id", "new", "clientId", "stranger"));
        Tenant.waiting().until(() -> rejected(tenant).size() == 2);
        try (var superuser =
                        DriverManager.getConnection(jdbcUrl, "postgres", LocalPostgres.PASSWORD);
                var age = superuser.createStatement()) {
            age.execute(
                    "UPDATE usage_rejected SET rejected_at = '2021-01-01' WHERE event_id = 'old'");
        }
        keep(tenant, 1);
        deletion.run();
        assertThat(rejected(tenant)).containsExactly("new");
    }

    private static List<String> rejected(Tenant tenant) {
        return tenant.read("rejected", "limit=10").get("items").findValuesAsText("eventId");
    }

    @Test
    void refusesToCorrectWhatIsGone() {
        // Given
        Tenant tenant = new Tenant(log, "Africa/Accra", "shop");
        tenant.send(call("1", OLD));
        tenant.untilStored();
        keep(tenant, 1);
        deletion.run();

        // When
        Map<String, Object> correction = new java.util.HashMap<>(call("2", OLD));
        correction.put("corrects", "1");
        tenant.send(correction);
        tenant.untilStored();

        // Then
        assertThat(messages(tenant)).isEqualTo(1);
        JsonNode rejected = tenant.read("rejected", "limit=10").get("items");
        assertThat(rejected.findValuesAsText("code")).containsExactly("correction-too-late");
    }

    private static int messages(Tenant tenant) {
        return tenant.stats("2021-01-01", "2021-12-31").get("totalMessages").asInt();
    }

    private static JsonNode exported(Tenant tenant) {
        return tenant.read("export", "format=json&startDate=2021-01-01&endDate=2021-12-31");
    }

    private static void keep(Tenant tenant, int months) {
        RestAssured.given()
                .header("Authorization", "Bearer " + TestTokens.token("owner", tenant.id))
                .header("Content-Type", Tenant.JSON_TYPE)
                .body("{\"months\":" + months + "}")
                .put("/api/usage/retention/" + tenant.id)
                .then()
                .statusCode(200);
    }

    private static Map<String, Object> call(String id, String day) {
        return Map.of(
                "id",
                id,
                "clientId",
                "shop",
                "feature",
                "f",
                "durationMs",
                70,
                "occurredAt",
                day + "T12:00:00Z");
    }
}

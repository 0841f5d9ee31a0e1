package dev.pesewa.usage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pesewa.kit.messaging.EventProducer;
import dev.pesewa.local.postgres.LocalPostgres;
import dev.pesewa.local.test.ServiceInfrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ServiceInfrastructure.class)
class RebuildIT {

    /// `Tenant` marks one day of its own.
    private static final int MARKED = 1;

    @Inject EventProducer log;

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    @Nullable String jdbcUrl;

    @Test
    void looksAtNoDayWithoutEvents() {
        // Given
        Tenant tenant = new Tenant(log, "Africa/Accra", "shop");
        tenant.send(List.of(call("1", "2019-06-01T12:00:00Z"), call("2", "2026-09-01T12:00:00Z")));
        tenant.untilStored();
        // When
        JsonNode rebuilt = tenant.rebuilt();
        // Then
        assertThat(rebuilt.get("total").asInt()).isEqualTo(MARKED + 2);
        assertThat(rebuilt.get("changed").asInt()).isZero();
    }

    /// On 2026-10-25 the Azores' clocks go from 01:00 back to 00:00.
    @Test
    void looksAtADayWhoseFirstHourComesTwice() {
        // Given
        Tenant tenant = new Tenant(log, "Atlantic/Azores", "shop");
        tenant.send(List.of(call("1", "2026-10-24T12:00:00Z"), call("2", "2026-10-25T00:30:00Z")));
        tenant.untilStored();
        // When
        JsonNode rebuilt = tenant.rebuilt();
        // Then
        assertThat(rebuilt.get("total").asInt()).isEqualTo(MARKED + 2);
    }

    @Test
    void clearsSumsOfADayWithoutEvents() throws SQLException {
        // Given
        Tenant tenant = new Tenant(log, "Africa/Accra", "shop");
        tenant.send(call("1", "2026-09-01T12:00:00Z"));
        tenant.untilStored();
        moveSums(tenant, "2026-09-01", "2026-09-07");
        // When
        JsonNode rebuilt = tenant.rebuilt();
        // Then
        assertThat(rebuilt.get("changed").asInt()).isEqualTo(2);
        JsonNode days = tenant.stats("2026-09-01", "2026-09-07").get("dailyUsage");
        assertThat(days.get(0).get("messages").asInt()).isEqualTo(1);
        assertThat(days.get(6).get("messages").asInt()).isZero();
    }

    private void moveSums(Tenant tenant, String from, String to) throws SQLException {
        try (var superuser =
                        DriverManager.getConnection(jdbcUrl, "postgres", LocalPostgres.PASSWORD);
                var move = superuser.createStatement()) {
            for (String table : List.of("usage_hourly", "usage_slice")) {
                move.execute(
                        """
                        UPDATE %s SET local_date = '%s'
                        WHERE workspace_id = '%s' AND local_date = '%s'"""
                                .formatted(table, to, tenant.id, from));
            }
        }
    }

    private static Map<String, Object> call(String id, String at) {
        return Map.of("id", id, "clientId", "shop", "cost", "0.1", "occurredAt", at);
    }
}

package dev.pesewa.metrics.audit.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pesewa.kit.database.Database;
import dev.pesewa.local.test.ServiceInfrastructure;
import dev.pesewa.metrics.audit.AuditEntry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(ServiceInfrastructure.class)
class AuditLogRepositoryIT {

    private static final Instant AT = Instant.parse("2026-03-01T12:00:00.123456Z");

    @Inject AuditLogRepository log;
    @Inject Database database;

    @Test
    void givesTheNewestEntriesFirst() {
        // Given
        log.add(AT, "ama", "GET /first");
        log.add(AT, "kofi", "GET /second");

        // When
        List<AuditEntry> entries = log.before(Long.MAX_VALUE, 2);

        // Then
        AuditEntry newest = entries.getFirst();
        assertThat(newest).isEqualTo(new AuditEntry(newest.seq(), AT, "kofi", "GET /second"));
        assertThat(entries.getLast().action()).isEqualTo("GET /first");
        assertThat(newest.seq()).isGreaterThan(entries.getLast().seq());
    }

    @Test
    void givesOnlyEntriesBeforeTheNumber() {
        // Given
        log.add(AT, "ama", "GET /first");
        log.add(AT, "ama", "GET /second");
        long second = log.before(Long.MAX_VALUE, 1).getFirst().seq();

        // When
        List<AuditEntry> entries = log.before(second, 1);

        // Then
        assertThat(entries).extracting(AuditEntry::action).containsExactly("GET /first");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UPDATE audit_log SET actor = 'nobody'", "DELETE FROM audit_log"})
    void mayNeitherChangeNorDeleteEntries(String statement) {
        assertThatThrownBy(() -> database.update(statement))
                .hasStackTraceContaining("permission denied");
    }
}

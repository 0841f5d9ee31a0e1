package dev.pesewa.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pesewa.local.kafka.LocalKafka;
import dev.pesewa.local.postgres.LocalPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

class LocalServersIT {

    @TempDir(cleanup = CleanupMode.ALWAYS)
    Path home;

    private LocalPostgres postgres;
    private LocalKafka kafka;

    @BeforeEach
    void choosePorts() {
        int postgresPort = FreePorts.find();
        postgres = new LocalPostgres(home, postgresPort);
        kafka = new LocalKafka(home, FreePorts.find(postgresPort));
    }

    @AfterEach
    void endBoth() {
        postgres.kill();
        kafka.kill();
    }

    @Test
    void committedRowsOutliveTheSuddenDeathOfPostgres() throws SQLException {
        // Given
        postgres.start();
        try (Connection connection = postgres.connect("usage");
                var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE kept (n int); INSERT INTO kept VALUES (42)");
        }
        // When
        postgres.kill();
        postgres.start();
        // Then
        assertThat(one("SELECT n FROM kept")).isEqualTo("42");
    }

    @Test
    void postgresKeepsItsDurability() throws SQLException {
        postgres.start();
        assertThat(one("SHOW fsync")).isEqualTo("on");
        assertThat(one("SHOW synchronous_commit")).isEqualTo("on");
        assertThat(one("SHOW full_page_writes")).isEqualTo("on");
    }

    @Test
    void kafkaComesBackWithItsTopicsAfterASuddenDeath() throws Exception {
        // Given
        kafka.start();
        // When
        kafka.kill();
        kafka.start();
        // Then
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            assertThat(admin.listTopics().names().get())
                    .contains("pesewa.usage", "pesewa.billing.dead", "pesewa.activity");
        }
    }

    @Test
    void aStoppedProcessIsForgottenAndAPidFileOfAnotherStartIsNotTrusted() throws Exception {
        // Given
        var process = new LocalProcess("sleeper", home);
        process.start(java.util.List.of("sleep", "60"), Map.of());
        assertThat(process.isRunning()).isTrue();
        // When
        Path pidFile = home.resolve("run").resolve("sleeper.pid");
        String remembered = java.nio.file.Files.readString(pidFile);
        String pid = remembered.split(" ", 2)[0];
        java.nio.file.Files.writeString(pidFile, pid + " 1999-01-01T00:00:00Z");
        boolean trusted = process.isRunning();
        java.nio.file.Files.writeString(pidFile, remembered);
        process.stop();
        // Then
        assertThat(trusted).isFalse();
        assertThat(process.isRunning()).isFalse();
    }

    @Test
    void saysWhyPostgresDidNotStart() {
        postgres.start();
        int taken = FreePorts.find();
        var other = new LocalPostgres(home.resolve("other"), taken);
        var twin = new LocalPostgres(home.resolve("twin"), taken);
        other.start();
        try {
            assertThatThrownBy(twin::start).hasMessageContaining("could not bind");
        } finally {
            other.kill();
            twin.kill();
        }
    }

    private String one(String query) throws SQLException {
        try (Connection connection = postgres.connect("usage");
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }
}

package dev.pesewa.bench;

import dev.pesewa.local.FreePorts;
import dev.pesewa.local.LocalException;
import dev.pesewa.local.LocalProcess;
import dev.pesewa.local.Waiting;
import dev.pesewa.local.kafka.LocalKafka;
import dev.pesewa.local.postgres.LocalPostgres;
import dev.pesewa.local.test.TestTokens;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;

/// billing-service with a PostgreSQL and a Kafka of its own, in a folder of its own. It verifies
/// real tokens, against keys that this run has made.
final class BenchedBilling implements AutoCloseable {

    private static final Duration READY_WITHIN = Duration.ofSeconds(60);

    private final LocalPostgres postgres;
    private final LocalKafka kafka;
    private final LocalProcess process;
    private final int postgresPort = FreePorts.find();
    private final int port = FreePorts.find();

    BenchedBilling(Path project, Path home) throws IOException, SQLException {
        this.postgres = new LocalPostgres(home, postgresPort);
        this.kafka = new LocalKafka(home, FreePorts.find());
        this.process = new LocalProcess("billing-service", home);
        try {
            postgres.start();
            kafka.start();
            startService(project, home);
        } catch (RuntimeException | IOException failed) {
            close();
            throw failed;
        }
    }

    private void startService(Path project, Path home) throws IOException {
        Path jwks = Files.writeString(home.resolve("jwks.json"), TestTokens.jwks());
        var environment = new HashMap<String, String>();
        environment.put("PESEWA_PROFILE", "local");
        environment.put("PESEWA_HTTP_PORT", Integer.toString(port));
        environment.put("PESEWA_DB_PORT", Integer.toString(postgresPort));
        environment.put("PESEWA_KAFKA", kafka.bootstrapServers());
        environment.put("MP_JWT_VERIFY_PUBLICKEY_LOCATION", jwks.toUri().toString());
        Path jar = project.resolve("billing-service/target/quarkus-app/quarkus-run.jar");
        process.start(
                List.of(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-jar",
                        jar.toString()),
                environment);
        if (!Waiting.until(READY_WITHIN, this::listens)) {
            throw new LocalException("billing-service said:\n" + process.lastWords(30));
        }
    }

    private boolean listens() {
        try (var _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    int port() {
        return port;
    }

    int postgresPort() {
        return postgresPort;
    }

    LocalPostgres postgres() {
        return postgres;
    }

    /// Workspaces as if the gateway had told of them.
    List<UUID> workspaces(int count) throws SQLException {
        List<UUID> ids = new ArrayList<>();
        try (var connection = postgres.connect("billing");
                var insert =
                        connection.prepareStatement(
                                "INSERT INTO workspace VALUES (?, 'Bench', 'GHS', 'UTC')")) {
            for (int i = 0; i < count; i++) {
                UUID id = UUID.randomUUID();
                ids.add(id);
                insert.setObject(1, id);
                insert.addBatch();
            }
            insert.executeBatch();
        }
        return ids;
    }

    @Override
    public void close() {
        process.stop();
        kafka.kill();
        postgres.kill();
    }
}

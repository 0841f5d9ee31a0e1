package dev.pesewa.bench;

import dev.pesewa.local.Folders;
import dev.pesewa.local.FreePorts;
import dev.pesewa.local.LocalProcess;
import dev.pesewa.local.ServiceProcess;
import dev.pesewa.local.kafka.LocalKafka;
import dev.pesewa.local.postgres.LocalPostgres;
import dev.pesewa.local.test.TestTokens;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

/// One service with a PostgreSQL and a Kafka of its own, in a folder of its own. It verifies real
/// tokens, against keys that this run has made.
final class BenchedService implements AutoCloseable {

    private final LocalPostgres postgres;
    private final LocalKafka kafka;
    private final ServiceProcess service;
    private final String name;
    private final Path home;
    private final Thread end = new Thread(this::end, "end of the benchmark");
    private final int postgresPort = FreePorts.find();
    private final int port = FreePorts.find(postgresPort);

    /// `name` such as billing, which is also its database's.
    BenchedService(Path project, Path home, String name) throws IOException {
        this.name = name;
        this.postgres = new LocalPostgres(home, postgresPort);
        this.kafka = new LocalKafka(home, FreePorts.find(postgresPort, port));
        this.home = home;
        this.service = service(project);
        // Also when somebody interrupts it.
        Runtime.getRuntime().addShutdownHook(end);
        try {
            postgres.start();
            kafka.start();
            service.start();
            service.awaitReady();
        } catch (RuntimeException failed) {
            close();
            throw failed;
        }
    }

    private ServiceProcess service(Path project) throws IOException {
        Path jwks = Files.writeString(home.resolve("jwks.json"), TestTokens.jwks());
        var environment = new HashMap<String, String>();
        environment.put("PESEWA_PROFILE", "local");
        environment.put("PESEWA_HTTP_PORT", Integer.toString(port));
        environment.put("PESEWA_DB_PORT", Integer.toString(postgresPort));
        environment.put("PESEWA_KAFKA", kafka.bootstrapServers());
        environment.put("MP_JWT_VERIFY_PUBLICKEY_LOCATION", jwks.toUri().toString());
        return new ServiceProcess(
                new LocalProcess(name + "-service", home),
                project.resolve(name + "-service/target/quarkus-app/quarkus-run.jar"),
                URI.create("http://127.0.0.1:" + port + "/q/health/ready"),
                environment);
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

    /// An empty database beside the service's, for the limit.
    void createRaw() throws SQLException {
        try (var superuser = postgres.connect("postgres");
                var statement = superuser.createStatement()) {
            statement.execute("CREATE DATABASE raw");
        }
    }

    /// What the server does by itself within a minute: before it, it plans for empty tables.
    void analyze(String database) throws SQLException {
        try (var connection = postgres.connect(database);
                var statement = connection.createStatement()) {
            statement.execute("ANALYZE");
        }
    }

    /// One client of each of the workspaces, as if usage-service had published it.
    void client(String clientId) throws SQLException {
        try (var connection = postgres.connect(name);
                var insert =
                        connection.prepareStatement(
                                "INSERT INTO client SELECT id, ?, true FROM workspace")) {
            insert.setString(1, clientId);
            insert.executeUpdate();
        }
    }

    /// Workspaces, as if the gateway had published them.
    List<UUID> workspaces(int count) throws SQLException {
        List<UUID> ids = new ArrayList<>();
        var random = new SplittableRandom(1);
        try (var connection = postgres.connect(name);
                var insert =
                        connection.prepareStatement(
                                "INSERT INTO workspace VALUES (?, 'Bench', 'GHS', 'UTC')")) {
            for (int i = 0; i < count; i++) {
                UUID id = new UUID(random.nextLong(), random.nextLong());
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
        end();
        try {
            Runtime.getRuntime().removeShutdownHook(end);
        } catch (IllegalStateException interrupted) {
            // The hook does it, or has done it.
        }
    }

    /// What the processes said stays; their data is worth nothing any more.
    private synchronized void end() {
        service.process().stop();
        kafka.kill();
        postgres.kill();
        for (String folder : List.of("kafka", "postgres", "programs")) {
            Folders.delete(home.resolve(folder));
        }
    }
}

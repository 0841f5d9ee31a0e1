package dev.pesewa.local.test;

import dev.pesewa.local.Folders;
import dev.pesewa.local.FreePorts;
import dev.pesewa.local.kafka.LocalKafka;
import dev.pesewa.local.postgres.LocalPostgres;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A PostgreSQL and a Kafka of one test run: `@QuarkusTestResource(ServiceInfrastructure.class)`.
/// The service under test trusts the tokens of `TestTokens`.
public final class ServiceInfrastructure implements QuarkusTestResourceLifecycleManager {

    private @Nullable Path home;
    private @Nullable LocalPostgres postgres;
    private @Nullable LocalKafka kafka;

    @Override
    public Map<String, String> start() {
        try {
            Path folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "infra-");
            int postgresPort = FreePorts.find();
            var server = new LocalPostgres(folder, postgresPort);
            var broker = new LocalKafka(folder, FreePorts.find(postgresPort));
            home = folder;
            postgres = server;
            kafka = broker;
            Thread first = Thread.ofPlatform().start(server::start);
            broker.start();
            first.join();
            Path jwks = Files.writeString(folder.resolve("jwks.json"), TestTokens.jwks());
            return Map.of(
                    "PESEWA_DB_PORT",
                    Integer.toString(postgresPort),
                    "PESEWA_KAFKA",
                    broker.bootstrapServers(),
                    "PESEWA_HTTP_PORT",
                    "0",
                    "PESEWA_PROFILE",
                    "local",
                    "quarkus.http.test-port",
                    "0",
                    "mp.jwt.verify.publickey.location",
                    jwks.toUri().toString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    @Override
    public void stop() {
        if (kafka != null) {
            kafka.kill();
        }
        if (postgres != null) {
            postgres.kill();
        }
        if (home != null) {
            Folders.delete(home);
        }
    }
}

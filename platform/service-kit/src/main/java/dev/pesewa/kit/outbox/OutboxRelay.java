package dev.pesewa.kit.outbox;

import dev.pesewa.kit.database.Database;
import dev.pesewa.kit.database.DatabaseUnavailableException;
import dev.pesewa.kit.messaging.KafkaUnavailableException;
import dev.pesewa.kit.messaging.OrderedEventProducer;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/// Publishes the outbox in the order of `seq`. One replica at a time does it, by an advisory lock
/// that ends with its transaction; rows are deleted only after Kafka has acknowledged them, so a
/// crash in between publishes them twice and never loses one.
@ApplicationScoped
public class OutboxRelay {

    /// Rows a round trip, of up to some hundred events each: at this size the relay outruns what
    /// one database can commit.
    private static final int BATCH = 100;

    private static final long LOCK = 0x7065_7365_7761L;
    /// Until the transaction is given back; what was sent is still under way then.
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final Duration IDLE = Duration.ofMillis(20);
    private static final Duration OUTAGE = Duration.ofSeconds(1);
    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);

    private final Database database;
    private final String servers;
    private final boolean enabled;
    private volatile boolean running = true;

    public OutboxRelay(
            Database database,
            @ConfigProperty(name = "kafka.bootstrap.servers") String servers,
            @ConfigProperty(name = "pesewa.outbox.enabled", defaultValue = "true")
                    boolean enabled) {
        this.database = database;
        this.servers = servers;
        this.enabled = enabled;
    }

    void start(@Observes StartupEvent started) {
        if (enabled) {
            Thread.ofVirtual().name("outbox-relay").start(this::run);
        }
    }

    void stop(@Observes ShutdownEvent stopping) {
        running = false;
    }

    private void run() {
        try (var log = new OrderedEventProducer(servers, PATIENCE)) {
            publish(log);
        }
    }

    private void publish(OrderedEventProducer log) {
        while (running) {
            try {
                if (publishSome(log) < BATCH) {
                    Thread.sleep(IDLE);
                }
            } catch (DatabaseUnavailableException | KafkaUnavailableException outage) {
                LOG.warnf("Outbox waits: %s", outage.getMessage());
                pause();
            } catch (InterruptedException stopped) {
                return;
            } catch (RuntimeException unexpected) {
                LOG.error("Outbox failed, going on", unexpected);
                pause();
            }
        }
    }

    private int publishSome(OrderedEventProducer log) {
        return database.transaction(
                transaction -> {
                    boolean mine =
                            transaction.one(
                                    "SELECT pg_try_advisory_xact_lock($1) AS mine",
                                    row -> row.flag("mine"),
                                    LOCK);
                    if (!mine) {
                        return 0;
                    }
                    List<Outbox.OutboxRow> waiting = Outbox.oldest(transaction, BATCH);
                    if (!waiting.isEmpty()) {
                        log.append(
                                waiting.stream().flatMap(row -> row.entries().stream()).toList());
                        Outbox.forget(transaction, waiting);
                    }
                    return waiting.size();
                });
    }

    private static void pause() {
        try {
            Thread.sleep(OUTAGE);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}

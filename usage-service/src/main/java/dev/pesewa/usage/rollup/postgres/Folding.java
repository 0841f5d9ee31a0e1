package dev.pesewa.usage.rollup.postgres;

import dev.pesewa.kit.database.Database;
import dev.pesewa.kit.database.DatabaseUnavailable;
import dev.pesewa.kit.database.Statements;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.jboss.logging.Logger;

/// Moves deltas into the rollups. A delta is deleted by the statement that adds it, so whoever is
/// killed, it is counted once. One replica folds at a time.
@ApplicationScoped
class Folding {

    private static final int BATCH = 5_000;
    private static final long LOCK = 7_355_002L;
    private static final Duration IDLE = Duration.ofMillis(200);
    private static final Duration OUTAGE = Duration.ofSeconds(1);
    private static final Logger LOG = Logger.getLogger(Folding.class);

    private final Database database;
    private volatile boolean running = true;

    Folding(Database database) {
        this.database = database;
    }

    void start(@Observes StartupEvent started) {
        Thread.ofVirtual().name("folding").start(this::run);
    }

    void stop(@Observes ShutdownEvent stopping) {
        running = false;
    }

    private void run() {
        while (running) {
            try {
                if (fold() < BATCH) {
                    Thread.sleep(IDLE);
                }
            } catch (InterruptedException stopped) {
                return;
            } catch (DatabaseUnavailable outage) {
                LOG.warnf("Folding waits: %s", outage.getMessage());
                pause();
            } catch (RuntimeException unexpected) {
                LOG.error("Folding failed, going on", unexpected);
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(OUTAGE);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /// How many deltas were folded.
    long fold() {
        return database.transaction(
                transaction -> {
                    boolean mine =
                            transaction.one(
                                    "SELECT pg_try_advisory_xact_lock($1) AS mine",
                                    row -> row.flag("mine"),
                                    LOCK);
                    return mine ? foldSums(transaction) + foldDurations(transaction) : 0L;
                });
    }

    private static long foldSums(Statements transaction) {
        return transaction.one(
                """
                WITH taken AS (
                    DELETE FROM rollup_delta
                    WHERE id IN (SELECT id FROM rollup_delta ORDER BY id LIMIT $1) RETURNING *),
                hourly AS (
                    INSERT INTO usage_hourly AS u
                    SELECT workspace_id, local_date, local_hour, client_id, user_id, feature,
                           provider, model, success, sum(messages), sum(cost_usd),
                           sum(input_tokens), sum(cached_input_tokens), sum(cache_write_tokens),
                           sum(output_tokens), sum(unpriced), sum(cached)
                    FROM taken GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9
                    ON CONFLICT (workspace_id, local_date, local_hour, client_id, user_id, feature,
                                 provider, model, success) DO UPDATE SET
                        messages = u.messages + EXCLUDED.messages,
                        cost_usd = u.cost_usd + EXCLUDED.cost_usd,
                        input_tokens = u.input_tokens + EXCLUDED.input_tokens,
                        cached_input_tokens = u.cached_input_tokens + EXCLUDED.cached_input_tokens,
                        cache_write_tokens = u.cache_write_tokens + EXCLUDED.cache_write_tokens,
                        output_tokens = u.output_tokens + EXCLUDED.output_tokens,
                        unpriced = u.unpriced + EXCLUDED.unpriced,
                        cached = u.cached + EXCLUDED.cached),
                daily AS (
                    INSERT INTO usage_daily AS u
                    SELECT workspace_id, local_date, client_id, user_id, feature,
                           provider, model, success, sum(messages), sum(cost_usd),
                           sum(input_tokens), sum(cached_input_tokens), sum(cache_write_tokens),
                           sum(output_tokens), sum(unpriced), sum(cached)
                    FROM taken GROUP BY 1, 2, 3, 4, 5, 6, 7, 8
                    ON CONFLICT (workspace_id, local_date, client_id, user_id, feature, provider,
                                 model, success) DO UPDATE SET
                        messages = u.messages + EXCLUDED.messages,
                        cost_usd = u.cost_usd + EXCLUDED.cost_usd,
                        input_tokens = u.input_tokens + EXCLUDED.input_tokens,
                        cached_input_tokens = u.cached_input_tokens + EXCLUDED.cached_input_tokens,
                        cache_write_tokens = u.cache_write_tokens + EXCLUDED.cache_write_tokens,
                        output_tokens = u.output_tokens + EXCLUDED.output_tokens,
                        unpriced = u.unpriced + EXCLUDED.unpriced,
                        cached = u.cached + EXCLUDED.cached)
                SELECT count(*) AS folded FROM taken""",
                row -> row.number("folded"),
                BATCH);
    }

    private static long foldDurations(Statements transaction) {
        return transaction.one(
                """
                WITH taken AS (
                    DELETE FROM duration_delta
                    WHERE id IN (SELECT id FROM duration_delta ORDER BY id LIMIT $1) RETURNING *),
                daily AS (
                    INSERT INTO duration_daily AS d
                    SELECT workspace_id, local_date, client_id, user_id, feature, provider, model,
                           success, bucket_ms, sum(calls), sum(total_ms)
                    FROM taken GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9
                    ON CONFLICT (workspace_id, local_date, client_id, user_id, feature, provider,
                                 model, success, bucket_ms) DO UPDATE SET
                        calls = d.calls + EXCLUDED.calls,
                        total_ms = d.total_ms + EXCLUDED.total_ms)
                SELECT count(*) AS folded FROM taken""",
                row -> row.number("folded"),
                BATCH);
    }
}

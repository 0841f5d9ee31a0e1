package dev.pesewa.bench;

import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;

/// The limit: events put into a table like the service's own, by the service's own driver, and
/// nothing else: no dedupe, no rollups, nobody asked who sends them.
final class RawEvents implements AutoCloseable {

    private static final String TABLE =
            """
            CREATE TABLE event (
                workspace_id uuid NOT NULL, occurred_at timestamptz NOT NULL, source text NOT NULL,
                event_id text NOT NULL, client_id text NOT NULL, user_id text NOT NULL,
                feature text NOT NULL, provider text NOT NULL, model text NOT NULL,
                input_tokens bigint NOT NULL, cached_input_tokens bigint NOT NULL,
                cache_write_tokens bigint NOT NULL, output_tokens bigint NOT NULL,
                cost_usd numeric(24, 12), pricing text NOT NULL, duration_ms bigint,
                success boolean NOT NULL, error text, cached boolean NOT NULL,
                attributes text NOT NULL, stored_at timestamptz NOT NULL DEFAULT now(),
                PRIMARY KEY (workspace_id, occurred_at, source, event_id))""";

    private static final String COLUMNS =
            """
            INSERT INTO event (workspace_id, occurred_at, source, event_id, client_id, user_id,
                feature, provider, model, input_tokens, cached_input_tokens, cache_write_tokens,
                output_tokens, cost_usd, pricing, duration_ms, success, error, cached, attributes)
            """;

    private static final String MANY =
            COLUMNS
                    + """
                    SELECT * FROM unnest($1::uuid[], $2::timestamptz[], $3::text[], $4::text[],
                        $5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::bigint[],
                        $11::bigint[], $12::bigint[], $13::bigint[], $14::numeric[], $15::text[],
                        $16::bigint[], $17::boolean[], $18::text[], $19::boolean[], $20::text[])""";

    private static final String ONE =
            COLUMNS
                    + """
                    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16,
                        $17, $18, $19, $20)""";

    private final Pool pool;
    private final AtomicLong numbers;

    private RawEvents(Pool pool, AtomicLong numbers) {
        this.pool = pool;
        this.numbers = numbers;
    }

    static void prepare(Connection raw) throws SQLException {
        try (raw;
                var statement = raw.createStatement()) {
            statement.execute(TABLE);
        }
    }

    /// `numbers` make the rows differ, also from those of a run before.
    static RawEvents over(Vertx vertx, int port, int connections, AtomicLong numbers) {
        return new RawEvents(RawPool.over(vertx, port, connections), numbers);
    }

    CompletionStage<?> insert(int rows) {
        Object[][] columns = new Object[TYPES.length][rows];
        for (int row = 0; row < rows; row++) {
            Object[] values = row();
            for (int column = 0; column < values.length; column++) {
                columns[column][row] = values[column];
            }
        }
        Tuple tuple = Tuple.tuple();
        for (int column = 0; column < columns.length; column++) {
            Class<?> type = TYPES[column];
            Object typed = Arrays.copyOf(columns[column], rows, arrayOf(type));
            tuple.addValue(typed);
        }
        return pool.preparedQuery(MANY).execute(tuple).toCompletionStage();
    }

    CompletionStage<?> insertOne() {
        return pool.preparedQuery(ONE)
                .execute(Tuple.from(Arrays.asList(row())))
                .toCompletionStage();
    }

    private static final Class<?>[] TYPES = {
        UUID.class,
        OffsetDateTime.class,
        String.class,
        String.class,
        String.class,
        String.class,
        String.class,
        String.class,
        String.class,
        Long.class,
        Long.class,
        Long.class,
        Long.class,
        BigDecimal.class,
        String.class,
        Long.class,
        Boolean.class,
        String.class,
        Boolean.class,
        String.class
    };

    private static Class<? extends Object[]> arrayOf(Class<?> type) {
        return ((Object[]) java.lang.reflect.Array.newInstance(type, 0)).getClass();
    }

    private Object[] row() {
        long n = numbers.incrementAndGet();
        return new Object[] {
            new UUID(7, n % 50),
            OffsetDateTime.of(2026, 9, 1, 10, 0, 0, 0, ZoneOffset.UTC).plusNanos(n * 1_000),
            "pesewa",
            "call-" + n,
            "client-" + n % 50,
            "user-" + n % 200,
            "feature-" + n % 8,
            "openai",
            "gpt-4o-mini",
            812L,
            0L,
            0L,
            96L,
            new BigDecimal("0.000179400000"),
            "catalog 2026-08-21",
            840L,
            true,
            null,
            false,
            "{}"
        };
    }

    @Override
    public void close() {
        pool.close().toCompletionStage().toCompletableFuture().join();
    }
}

package dev.pesewa.bench;

import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;

/// The services' own driver on the database `raw`.
final class RawPool {

    private static final int LONGEST_STATEMENT = 32_000;

    private RawPool() {}

    static Pool over(Vertx vertx, int port, int connections) {
        var server =
                new PgConnectOptions()
                        .setHost("127.0.0.1")
                        .setPort(port)
                        .setDatabase("raw")
                        .setUser("postgres")
                        .setPassword("pesewa")
                        .setCachePreparedStatements(true)
                        .setPreparedStatementCacheSqlLimit(LONGEST_STATEMENT)
                        // The limit gets every advantage.
                        .addProperty("plan_cache_mode", "force_generic_plan");
        return PgBuilder.pool()
                .with(new PoolOptions().setMaxSize(connections))
                .connectingTo(server)
                .using(vertx)
                .build();
    }
}

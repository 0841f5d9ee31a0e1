package dev.pesewa.bench;

import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.CompletionStage;

/// The limit: what a charge costs when nothing but the database is asked, by one statement over the
/// services' own driver: a balance that may not fall below zero, a posting, an outbox row. It knows
/// no idempotency, no grants, no chain, no log of calls and no answer.
final class RawCharges implements AutoCloseable {

    static final int WALLETS = 10_000;

    private static final String SCHEMA =
            """
            CREATE TABLE wallet (id int PRIMARY KEY, available bigint, used bigint, seq bigint)
                WITH (fillfactor = 70);
            INSERT INTO wallet SELECT i, 1e15::bigint, 0, 0 FROM generate_series(1, 10000) i;
            CREATE TABLE posting (wallet int, seq bigint, amount bigint, cause uuid, at timestamptz,
                PRIMARY KEY (wallet, seq));
            CREATE TABLE outbox (seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, topic text,
                key int, payload text)""";

    private static final String CHARGE =
            """
            WITH moved AS (
                UPDATE wallet SET available = available - $2, used = used + $2, seq = seq + 1
                WHERE id = $1 AND available >= $2 RETURNING id, seq, available),
            posted AS (
                INSERT INTO posting SELECT id, seq, $2, $3, now() FROM moved),
            told AS (
                INSERT INTO outbox (topic, key, payload)
                SELECT 'pesewa.billing', id, $4 FROM moved)
            SELECT available FROM moved""";

    private static final String EVENT =
            """
            {"specversion":"1.0","id":"01990000-0000-7000-8000-000000000004","source":"pesewa",\
            "type":"credits.charged.v1","subject":"01990000-0000-7000-8000-000000000001",\
            "time":"2026-09-01T10:00:00.000001Z","datacontenttype":"application/json","data":\
            {"workspaceId":"01990000-0000-7000-8000-000000000001","chargeId":\
            "01990000-0000-7000-8000-000000000004","feature":"product_description","amount":100000,\
            "available":27000000,"seq":2,"revenue":0.1,"currency":"GHS","costUsd":0.0001794}}""";

    private static final long PRICE = 100_000;

    private final Pool pool;
    private final SplittableRandom random = new SplittableRandom(1);

    private RawCharges(Pool pool) {
        this.pool = pool;
    }

    static void prepare(Connection raw) throws SQLException {
        try (raw;
                var statement = raw.createStatement()) {
            statement.execute(SCHEMA);
        }
    }

    static RawCharges over(Vertx vertx, int port, int connections) {
        return new RawCharges(RawPool.over(vertx, port, connections));
    }

    CompletionStage<?> charge(int wallet) {
        var values = Tuple.of(wallet, PRICE, cause(), EVENT);
        return pool.preparedQuery(CHARGE).execute(values).toCompletionStage();
    }

    private synchronized UUID cause() {
        return new UUID(random.nextLong(), random.nextLong());
    }

    @Override
    public void close() {
        pool.close().toCompletionStage().toCompletableFuture().join();
    }
}

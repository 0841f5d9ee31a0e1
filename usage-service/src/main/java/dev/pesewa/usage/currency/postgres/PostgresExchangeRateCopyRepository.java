package dev.pesewa.usage.currency.postgres;

import dev.pesewa.kernel.ExchangeRate;
import dev.pesewa.kit.database.Database;
import dev.pesewa.kit.database.SqlSession;
import dev.pesewa.usage.currency.ExchangeRateCopyRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

@ApplicationScoped
class PostgresExchangeRateCopyRepository implements ExchangeRateCopyRepository {

    private final Database database;

    PostgresExchangeRateCopyRepository(Database database) {
        this.database = database;
    }

    @Override
    public List<ExchangeRate> all() {
        return database.list(
                """
                SELECT id, currency, per_usd, effective_on, source, recorded_by, recorded_at
                FROM exchange_rate""",
                row ->
                        new ExchangeRate(
                                row.uuid("id"),
                                row.text("currency"),
                                row.decimal("per_usd"),
                                row.date("effective_on"),
                                row.text("source"),
                                row.text("recorded_by"),
                                row.instant("recorded_at")));
    }

    @Override
    public long count() {
        return database.one(
                "SELECT count(*) AS rates FROM exchange_rate", row -> row.number("rates"));
    }

    @Override
    public void add(SqlSession transaction, ExchangeRate rate) {
        transaction.update(
                """
                INSERT INTO exchange_rate
                    (id, currency, per_usd, effective_on, source, recorded_by, recorded_at)
                VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING""",
                rate.id(),
                rate.currency(),
                rate.perUsd(),
                rate.effectiveOn(),
                rate.source(),
                rate.recordedBy(),
                rate.recordedAt());
    }
}

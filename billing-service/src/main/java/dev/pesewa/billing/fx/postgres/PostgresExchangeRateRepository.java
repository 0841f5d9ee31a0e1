package dev.pesewa.billing.fx.postgres;

import dev.pesewa.billing.fx.ExchangeRate;
import dev.pesewa.billing.fx.ExchangeRateRepository;
import dev.pesewa.kit.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

@ApplicationScoped
class PostgresExchangeRateRepository implements ExchangeRateRepository {

    private final Database database;

    PostgresExchangeRateRepository(Database database) {
        this.database = database;
    }

    @Override
    public List<ExchangeRate> all() {
        return database.list(
                """
                SELECT id, currency, per_usd, effective_on, source, recorded_by, recorded_at
                FROM fx_rate""",
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
        return database.one("SELECT count(*) AS n FROM fx_rate", row -> row.number("n"));
    }

    @Override
    public void add(ExchangeRate rate) {
        database.update(
                """
                INSERT INTO fx_rate (id, currency, per_usd, effective_on, source, recorded_by,
                    recorded_at) VALUES ($1, $2, $3, $4, $5, $6, $7)""",
                rate.id(),
                rate.currency(),
                rate.perUsd(),
                rate.effectiveOn(),
                rate.source(),
                rate.recordedBy(),
                rate.recordedAt());
    }
}

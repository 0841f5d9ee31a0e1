package dev.pesewa.billing.call.postgres;

import dev.pesewa.billing.call.StatedPriceCopyRepository;
import dev.pesewa.kernel.event.ModelPriceStated;
import dev.pesewa.kernel.event.ModelPricesImported;
import dev.pesewa.kit.database.Database;
import dev.pesewa.kit.database.SqlSession;
import dev.pesewa.prices.ImportedCatalog;
import dev.pesewa.prices.StatedPrice;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

@ApplicationScoped
class PostgresStatedPriceCopyRepository implements StatedPriceCopyRepository {

    private final Database database;

    PostgresStatedPriceCopyRepository(Database database) {
        this.database = database;
    }

    @Override
    public List<StatedPrice> all() {
        return database.list(
                """
                SELECT provider, model, match, effective_from, price FROM model_price
                ORDER BY id\
                """,
                row ->
                        new StatedPrice(
                                row.text("provider"),
                                row.text("model"),
                                row.text("match"),
                                row.date("effective_from"),
                                row.text("price")));
    }

    @Override
    public int importCount() {
        return Math.toIntExact(
                database.one(
                        "SELECT count(*) AS imports FROM price_import",
                        row -> row.number("imports")));
    }

    @Override
    public List<ImportedCatalog> imports() {
        return database.list(
                "SELECT imported_on, rows FROM price_import ORDER BY id",
                row -> new ImportedCatalog(row.date("imported_on"), row.text("rows")));
    }

    @Override
    public void add(SqlSession transaction, ModelPricesImported imported) {
        transaction.update(
                """
                INSERT INTO price_import (id, imported_on, rows) VALUES ($1, $2, $3)
                ON CONFLICT DO NOTHING\
                """,
                imported.id(),
                imported.importedOn(),
                imported.rows());
    }

    @Override
    public void add(SqlSession transaction, ModelPriceStated stated) {
        transaction.update(
                """
                INSERT INTO model_price (id, provider, model, match, effective_from, price)
                VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING\
                """,
                stated.id(),
                stated.provider(),
                stated.model(),
                stated.match(),
                stated.from(),
                stated.price());
    }
}

package dev.pesewa.billing.call.postgres;

import dev.pesewa.billing.call.StatedPriceCopyRepository;
import dev.pesewa.kernel.event.ModelPriceStated;
import dev.pesewa.kit.database.Database;
import dev.pesewa.kit.database.SqlSession;
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
                ORDER BY id""",
                row ->
                        new StatedPrice(
                                row.text("provider"),
                                row.text("model"),
                                row.text("match"),
                                row.date("effective_from"),
                                row.text("price")));
    }

    @Override
    public void add(SqlSession transaction, ModelPriceStated stated) {
        transaction.update(
                """
                INSERT INTO model_price (id, provider, model, match, effective_from, price)
                VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING""",
                stated.id(),
                stated.provider(),
                stated.model(),
                stated.match(),
                stated.from(),
                stated.price());
    }
}

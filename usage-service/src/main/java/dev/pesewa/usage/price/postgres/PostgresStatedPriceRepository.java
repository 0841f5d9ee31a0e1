package dev.pesewa.usage.price.postgres;

import dev.pesewa.kernel.event.ModelPriceStated;
import dev.pesewa.kernel.event.Topic;
import dev.pesewa.kit.database.Database;
import dev.pesewa.kit.messaging.CloudEventCodec;
import dev.pesewa.kit.outbox.Outbox;
import dev.pesewa.prices.StatedPrice;
import dev.pesewa.usage.price.StatedPriceRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

@ApplicationScoped
class PostgresStatedPriceRepository implements StatedPriceRepository {

    private final Database database;

    PostgresStatedPriceRepository(Database database) {
        this.database = database;
    }

    @Override
    public List<PriceStatement> all() {
        return database.list(
                """
                SELECT id, provider, model, match, effective_from, price, stated_by, stated_at
                FROM model_price ORDER BY id""",
                row ->
                        new PriceStatement(
                                row.uuid("id"),
                                new StatedPrice(
                                        row.text("provider"),
                                        row.text("model"),
                                        row.text("match"),
                                        row.date("effective_from"),
                                        row.text("price")),
                                row.text("stated_by"),
                                row.instant("stated_at")));
    }

    @Override
    public void add(PriceStatement statement) {
        StatedPrice price = statement.price();
        var stated =
                new ModelPriceStated(
                        statement.id(),
                        price.provider(),
                        price.model(),
                        price.match(),
                        price.from(),
                        price.price());
        String event =
                CloudEventCodec.write(
                        ModelPriceStated.TYPE,
                        statement.id().toString(),
                        ModelPriceStated.EVERYONE,
                        statement.statedAt(),
                        stated);
        database.transaction(
                transaction -> {
                    Outbox.append(transaction, Topic.ACTIVITY, ModelPriceStated.EVERYONE, event);
                    return transaction.update(
                            """
                            INSERT INTO model_price (id, provider, model, match, effective_from,
                                price, stated_by, stated_at)
                            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)""",
                            statement.id(),
                            price.provider(),
                            price.model(),
                            price.match(),
                            price.from(),
                            price.price(),
                            statement.statedBy(),
                            statement.statedAt());
                });
    }
}

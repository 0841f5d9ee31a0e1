package dev.pesewa.usage.price.postgres;

import dev.pesewa.kernel.event.ModelPriceStated;
import dev.pesewa.kernel.event.Topic;
import dev.pesewa.kit.database.BlockingPanache;
import dev.pesewa.kit.messaging.CloudEventCodec;
import dev.pesewa.kit.messaging.OutgoingEvent;
import dev.pesewa.kit.outbox.Outbox;
import dev.pesewa.prices.StatedPrice;
import dev.pesewa.usage.price.PriceStatement;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/// The prices that operators stated. Rows are only ever added.
@ApplicationScoped
public class StatedPriceRepository implements PanacheRepositoryBase<ModelPriceRow, UUID> {

    /// In the order in which they were stated.
    public List<PriceStatement> all() {
        return BlockingPanache.inTransaction(() -> find("order by id").<ModelPriceRow>list())
                .stream()
                .map(StatedPriceRepository::statement)
                .toList();
    }

    /// Stores the statement and the event that tells the other services, in one transaction (I6).
    public void add(PriceStatement statement) {
        StatedPrice price = statement.price();
        var row = new ModelPriceRow();
        row.id = statement.id();
        row.provider = price.provider();
        row.model = price.model();
        row.rule = price.match();
        row.effectiveFrom = price.from();
        row.price = price.price();
        row.statedBy = statement.statedBy();
        row.statedAt = statement.statedAt();
        OutgoingEvent event = event(statement);
        BlockingPanache.inTransaction(() -> persist(row).chain(() -> Outbox.append(event)));
    }

    private static OutgoingEvent event(PriceStatement statement) {
        StatedPrice price = statement.price();
        var stated =
                new ModelPriceStated(
                        statement.id(),
                        price.provider(),
                        price.model(),
                        price.match(),
                        price.from(),
                        price.price());
        String envelope =
                CloudEventCodec.write(
                        ModelPriceStated.TYPE,
                        statement.id().toString(),
                        ModelPriceStated.EVERYONE,
                        statement.statedAt(),
                        stated);
        return new OutgoingEvent(Topic.ACTIVITY, ModelPriceStated.EVERYONE.toString(), envelope);
    }

    private static PriceStatement statement(ModelPriceRow row) {
        return new PriceStatement(
                row.id,
                new StatedPrice(row.provider, row.model, row.rule, row.effectiveFrom, row.price),
                row.statedBy,
                row.statedAt);
    }
}

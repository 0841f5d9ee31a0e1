package dev.pesewa.billing.fx.postgres;

import dev.pesewa.billing.fx.ExchangeRateRepository;
import dev.pesewa.kernel.ExchangeRate;
import dev.pesewa.kernel.event.ExchangeRateChanged;
import dev.pesewa.kernel.event.Topic;
import dev.pesewa.kit.database.BlockingPanache;
import dev.pesewa.kit.messaging.CloudEventCodec;
import dev.pesewa.kit.messaging.OutgoingEvent;
import dev.pesewa.kit.outbox.Outbox;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class PostgresExchangeRateRepository implements ExchangeRateRepository {

    private final Rows rows = new Rows();

    private static final class Rows implements PanacheRepositoryBase<ExchangeRateRow, UUID> {}

    @Override
    public List<ExchangeRate> all() {
        return BlockingPanache.inTransaction(() -> rows.listAll()).stream()
                .map(ExchangeRateRow::rate)
                .toList();
    }

    @Override
    public long count() {
        return BlockingPanache.inTransaction(() -> rows.count());
    }

    @Override
    public void add(ExchangeRate rate) {
        OutgoingEvent event = event(rate);
        BlockingPanache.inTransaction(
                () -> rows.persist(ExchangeRateRow.of(rate)).chain(() -> Outbox.append(event)));
    }

    static OutgoingEvent event(ExchangeRate rate) {
        String envelope =
                CloudEventCodec.write(
                        ExchangeRateChanged.TYPE,
                        rate.id().toString(),
                        ExchangeRateChanged.EVERYONE,
                        rate.recordedAt(),
                        ExchangeRateChanged.of(rate));
        return new OutgoingEvent(Topic.ACTIVITY, ExchangeRateChanged.EVERYONE.toString(), envelope);
    }
}

package dev.pesewa.billing.fx.postgres;

import dev.pesewa.billing.fx.ExchangeRate;
import dev.pesewa.billing.fx.ExchangeRateRepository;
import dev.pesewa.kit.database.BlockingPanache;
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
        BlockingPanache.inTransaction(() -> rows.persist(ExchangeRateRow.of(rate)));
    }
}

package dev.pesewa.usage.price;

import dev.pesewa.prices.StatedPrice;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// The prices that an operator stated, in the order stated. Only ever added to.
public interface StatedPriceRepository {

    record PriceStatement(UUID id, StatedPrice price, String statedBy, Instant statedAt) {}

    List<PriceStatement> all();

    /// Tells the other services as well.
    void add(PriceStatement statement);
}

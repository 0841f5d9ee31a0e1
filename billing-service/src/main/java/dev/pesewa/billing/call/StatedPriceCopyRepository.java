package dev.pesewa.billing.call;

import dev.pesewa.kernel.event.ModelPriceStated;
import dev.pesewa.kit.database.SqlSession;
import dev.pesewa.prices.StatedPrice;
import java.util.List;

/// Model prices that an operator stated, in the order stated.
public interface StatedPriceCopyRepository {

    List<StatedPrice> all();

    /// A repeated event changes nothing.
    void add(SqlSession transaction, ModelPriceStated stated);
}

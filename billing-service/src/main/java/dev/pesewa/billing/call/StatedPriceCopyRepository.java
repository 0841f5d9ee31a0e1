package dev.pesewa.billing.call;

import dev.pesewa.kernel.event.ModelPriceStated;
import dev.pesewa.kernel.event.ModelPricesImported;
import dev.pesewa.kit.database.SqlSession;
import dev.pesewa.prices.ImportedCatalog;
import dev.pesewa.prices.StatedPrice;
import java.util.List;

/// Model prices that an operator stated or imported at usage-service, in the order in which it did.
public interface StatedPriceCopyRepository {

    List<StatedPrice> all();

    int importCount();

    List<ImportedCatalog> imports();

    /// A repeated event changes nothing.
    void add(SqlSession transaction, ModelPriceStated stated);

    /// A repeated event changes nothing.
    void add(SqlSession transaction, ModelPricesImported imported);
}

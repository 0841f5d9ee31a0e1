package dev.pesewa.billing.fx;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pesewa.kit.database.Database;
import dev.pesewa.local.test.ServiceInfrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(ServiceInfrastructure.class)
class PostgresExchangeRatesIT implements ExchangeRateContract {

    @Inject ExchangeRateRepository rates;
    @Inject Database database;

    @Override
    public ExchangeRateRepository rates() {
        return rates;
    }

    @ParameterizedTest
    @ValueSource(strings = {"UPDATE fx_rate SET per_usd = 1", "DELETE FROM fx_rate"})
    void mayNeitherChangeNorDeleteRates(String statement) {
        assertThatThrownBy(() -> database.update(statement))
                .hasStackTraceContaining("permission denied");
    }
}

package dev.pesewa.billing.budget;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pesewa.kernel.TokenKind;
import dev.pesewa.kernel.Tokens;
import dev.pesewa.kernel.event.BudgetResumed;
import dev.pesewa.kernel.event.BudgetStopped;
import dev.pesewa.kernel.event.ModelPriceStated;
import dev.pesewa.kernel.event.ModelPricesImported;
import dev.pesewa.kit.messaging.CloudEvent;
import dev.pesewa.kit.messaging.CloudEventCodec;
import dev.pesewa.prices.ImportedCatalog;
import dev.pesewa.prices.ModelPrices;
import dev.pesewa.prices.StatedPrice;
import dev.pesewa.testkit.Golden;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What usage-service says, as its golden examples say it.
class ActivityConsumerTest {

    @Test
    void understandsThatABudgetIsUsedUp() {
        BudgetStopped stopped =
                CloudEventCodec.data(event(BudgetStopped.TYPE), BudgetStopped.class);
        assertThat(stopped).hasNoNullFieldsOrProperties();
        var stop =
                new BudgetStop(
                        stopped.workspaceId(),
                        stopped.amount(),
                        stopped.cost(),
                        stopped.currency(),
                        stopped.until());
        assertThat(stop.problem().members())
                .containsEntry("until", Instant.parse("2026-10-01T00:00:00Z"))
                .containsEntry("currency", "EUR");
        assertThat(stop.problem().code().status()).isEqualTo(402);
    }

    @Test
    void understandsThatItGoesOn() {
        assertThat(CloudEventCodec.data(event(BudgetResumed.TYPE), BudgetResumed.class))
                .hasNoNullFieldsOrProperties();
    }

    @Test
    void understandsAStatedPrice() {
        ModelPriceStated stated =
                CloudEventCodec.data(event(ModelPriceStated.TYPE), ModelPriceStated.class);
        var price =
                new StatedPrice(
                        stated.provider(),
                        stated.model(),
                        stated.match(),
                        stated.from(),
                        stated.price());
        assertThat(price.model()).isEqualTo("gpt-4o");
    }

    @Test
    void understandsImportedPrices() {
        ModelPricesImported imported =
                CloudEventCodec.data(event(ModelPricesImported.TYPE), ModelPricesImported.class);
        var catalog = new ImportedCatalog(imported.importedOn(), imported.rows());
        assertThat(
                        ModelPrices.load()
                                .withImports(List.of(catalog))
                                .find("openai", "gpt-4o", Instant.parse("2026-09-02T00:00:00Z"))
                                .orElseThrow()
                                .costUsd(Tokens.of(TokenKind.INPUT, 1_000_000)))
                .contains(new BigDecimal("2.000000"));
    }

    private static CloudEvent event(String type) {
        return CloudEventCodec.read(Golden.event(type).getBytes(StandardCharsets.UTF_8));
    }
}

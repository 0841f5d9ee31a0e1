package dev.pesewa.usage.price;

import dev.pesewa.kit.loop.Refreshed;
import dev.pesewa.prices.ModelPrices;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;

/// The prices that hold now. A price stated at another replica is used within two seconds; while
/// the database is down, those known last hold.
@Startup
@ApplicationScoped
public class CurrentModelPrices {

    private static final Duration EVERY = Duration.ofSeconds(2);

    private final Refreshed<ModelPrices> prices;

    public CurrentModelPrices(StatedPriceRepository stated) {
        ModelPrices shipped = ModelPrices.load();
        this.prices =
                new Refreshed<>(
                        "stated prices",
                        EVERY,
                        shipped,
                        () ->
                                shipped.with(
                                        stated.all().stream()
                                                .map(StatedPriceRepository.PriceStatement::price)
                                                .toList()));
    }

    void stop(@Observes ShutdownEvent stopping) {
        prices.close();
    }

    public ModelPrices now() {
        return prices.now();
    }

    public void refresh() {
        prices.refresh();
    }
}

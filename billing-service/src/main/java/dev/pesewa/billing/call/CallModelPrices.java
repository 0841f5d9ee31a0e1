package dev.pesewa.billing.call;

import dev.pesewa.kit.loop.Refreshed;
import dev.pesewa.prices.ModelPrices;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;

/// The model prices that hold now: those that are stated, before those that are shipped.
@Startup
@ApplicationScoped
public class CallModelPrices {

    private static final Duration EVERY = Duration.ofSeconds(2);

    private final Refreshed<ModelPrices> prices;

    public CallModelPrices(StatedPriceCopyRepository stated) {
        ModelPrices shipped = ModelPrices.load();
        this.prices =
                new Refreshed<>("model prices", EVERY, shipped, () -> shipped.with(stated.all()));
    }

    void stop(@Observes ShutdownEvent stopping) {
        prices.close();
    }

    public ModelPrices now() {
        return prices.now();
    }
}
